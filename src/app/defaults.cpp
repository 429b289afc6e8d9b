// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/defaults.h"

#include <map>
#include <string>

#include "app/field_text.h"
#include "app/records/record_writer.h"

namespace meike {

namespace {

struct DefaultItem {
    std::string_view list;
    std::string_view zh;
    std::string_view en;
};

constexpr DefaultItem kItems[] = {
    {"industry", "美妆", "Beauty"},
    {"industry", "食品饮料", "Food and beverages"},
    {"industry", "母婴", "Mother and baby"},
    {"industry", "服饰", "Fashion"},
    {"industry", "家居家电", "Home and appliances"},
    {"industry", "汽车", "Automotive"},
    {"industry", "数码3C", "Consumer electronics"},
    {"industry", "互联网", "Internet"},
    {"industry", "金融", "Finance"},
    {"industry", "房地产", "Real estate"},
    {"industry", "教育", "Education"},
    {"industry", "医药健康", "Health and pharma"},
    {"industry", "文旅", "Culture and travel"},
    {"industry", "餐饮", "Restaurants"},
    {"industry", "零售", "Retail"},
    {"industry", "运动户外", "Sports and outdoors"},
    {"industry", "游戏", "Games"},
    {"industry", "影视娱乐", "Film and entertainment"},
    {"industry", "工业制造", "Manufacturing"},
    {"industry", "农业", "Agriculture"},
    {"industry", "政府", "Government"},
    {"industry", "其他", "Other"},
    {"sub_industry", "护肤", "Skin care"},
    {"sub_industry", "彩妆", "Make-up"},
    {"sub_industry", "乳制品", "Dairy"},
    {"sub_industry", "酒类", "Alcoholic drinks"},
    {"sub_industry", "茶饮咖啡", "Tea and coffee"},
    {"sub_industry", "休闲食品", "Snacks"},
    {"sub_industry", "女装", "Women's wear"},
    {"sub_industry", "鞋履箱包", "Shoes and bags"},
    {"sub_industry", "大家电", "Large appliances"},
    {"sub_industry", "小家电", "Small appliances"},
    {"sub_industry", "新能源汽车", "Electric vehicles"},
    {"sub_industry", "汽车经销", "Car dealers"},
    {"sub_industry", "手机", "Phones"},
    {"sub_industry", "电商平台", "E-commerce platforms"},
    {"sub_industry", "企业软件", "Business software"},
    {"sub_industry", "银行", "Banking"},
    {"sub_industry", "保险", "Insurance"},
    {"sub_industry", "职业教育", "Vocational training"},
    {"sub_industry", "医疗器械", "Medical devices"},
    {"sub_industry", "景区", "Attractions"},
    {"sub_industry", "酒店", "Hotels"},
    {"sub_industry", "连锁餐饮", "Restaurant chains"},
    {"sub_industry", "商超", "Supermarkets"},
    {"sub_industry", "手游", "Mobile games"},
    {"region", "华北", "North China"},
    {"region", "华东", "East China"},
    {"region", "华南", "South China"},
    {"region", "华中", "Central China"},
    {"region", "西南", "Southwest China"},
    {"region", "西北", "Northwest China"},
    {"region", "东北", "Northeast China"},
    {"region", "港澳台", "Hong Kong, Macao, Taiwan"},
    {"region", "海外", "Overseas"},
    {"service", "媒介采买", "Media buying"},
    {"service", "效果投放", "Performance advertising"},
    {"service", "品牌策划", "Brand strategy"},
    {"service", "短视频制作", "Short video production"},
    {"service", "直播运营", "Live stream operations"},
    {"service", "达人营销", "Creator marketing"},
    {"service", "户外广告", "Out-of-home advertising"},
    {"service", "活动执行", "Events"},
    {"service", "公关传播", "Public relations"},
    {"service", "年框服务", "Annual framework"},
    {"source", "老客户介绍", "Referral by a client"},
    {"source", "主动咨询", "Inquiry"},
    {"source", "比稿", "Pitch"},
    {"source", "展会", "Trade fair"},
    {"source", "电话开发", "Cold call"},
    {"source", "线上线索", "Online lead"},
    {"source", "媒体推荐", "Referral by a publisher"},
    {"source", "招投标", "Public tender"},
    {"source", "其他", "Other"},
    {"team_function", "商务", "Business development"},
    {"team_function", "客户执行", "Account executive"},
    {"team_function", "策划", "Planner"},
    {"team_function", "媒介", "Media buyer"},
    {"team_function", "优化师", "Optimiser"},
    {"team_function", "设计", "Designer"},
    {"team_function", "财务", "Finance"},
    {"complaint_cause", "交付延误", "Late delivery"},
    {"complaint_cause", "内容差错", "Errors in content"},
    {"complaint_cause", "数据不符", "Figures that differ"},
    {"complaint_cause", "效果不达预期", "Results below promise"},
    {"complaint_cause", "响应不及时", "Slow answers"},
    {"complaint_cause", "人员变动", "Change of staff"},
    {"complaint_cause", "合同与报价", "Contract and quote"},
    {"complaint_cause", "费用与发票", "Fees and invoices"},
    {"complaint_cause", "媒体方原因", "The medium's fault"},
    {"complaint_cause", "其他", "Other"},
};

struct DefaultTag {
    std::string_view group;
    std::string_view name;
};

/// How people at a client are, and what they go by.
constexpr DefaultTag kTags[] = {
    {"心理特征", "求稳"},     {"心理特征", "尝新"},     {"心理特征", "重关系"},   {"心理特征", "重数据"},
    {"心理特征", "果断"},     {"心理特征", "谨慎"},     {"价值取向", "价格优先"}, {"价值取向", "品质优先"},
    {"价值取向", "创意优先"}, {"价值取向", "效果优先"}, {"价值取向", "服务优先"}, {"价值取向", "长期合作"},
};

constexpr std::string_view kTagGroups[] = {"客户特征", "营销节点", "投放导向", "合作形式",
                                           "合作进展", "心理特征", "价值取向"};

}  // namespace

void fillDefaults(Edit& edit) {
    RecordWriter writer(edit);
    NameBook names(edit.database());
    const auto known = [&](Kind kind, std::string_view name, std::string_view list) {
        return names.find(kind, name, list) || names.isAmbiguous(kind, name, list);
    };
    std::string_view list;
    std::int64_t position = 0;
    for (const DefaultItem& item : kItems) {
        if (item.list != list) position = 0;
        list = item.list;
        ++position;
        if (known(Kind::pick_item, item.zh, list) || known(Kind::pick_item, item.en, list)) continue;
        writer.add(Record(Kind::pick_item)
                       .set("list", std::string(item.list))
                       .set("name", std::string(item.zh))
                       .set("name_en", std::string(item.en))
                       .set("position", position));
    }
    position = 0;
    std::map<std::string_view, RecordId> groups;
    for (const std::string_view name : kTagGroups) {
        ++position;
        if (known(Kind::tag_group, name, {})) continue;
        groups[name] = writer.add(Record(Kind::tag_group).set("name", std::string(name)).set("position", position));
    }
    // The tags of a group come with it: who took them out of it does not want them again.
    for (const DefaultTag& tag : kTags)
        if (const auto group = groups.find(tag.group); group != groups.end() && !known(Kind::tag, tag.name, {}))
            writer.add(Record(Kind::tag).set("name", std::string(tag.name)).set("tag_group", group->second));
}

}  // namespace meike
