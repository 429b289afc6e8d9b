// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// Words of which names of companies are made besides their own. Inside of domain/company_name. All folded.
// clang-format off
namespace meike::company_words {

/// What says how a company is organised, longer ones before those they end in.
inline constexpr std::string_view kLegal[] = {
    "集团股份有限公司", "集团有限责任公司", "控股集团有限公司", "集团有限公司", "控股有限公司", "股份有限公司", "有限责任公司",
    "责任有限公司",     "有限公司",         "股份公司",         "集团公司",     "总公司",       "有限合伙",     "普通合伙",
    "合伙企业",         "个体工商户",       "个人独资企业",     "集团",         "控股",         "股份",         "公司",
    "总部",             "企业",             "上市公司"};

/// What a company says it does. A name may hold several, one behind the other.
inline constexpr std::string_view kTrades[] = {
    "网络科技", "信息技术", "信息科技", "生物科技", "智能科技", "电子商务", "电子科技", "数字科技", "人力资源", "企业管理",
    "品牌管理", "管理咨询", "文化传播", "文化传媒", "文化发展", "文化创意", "广告传媒", "影视传媒", "互动传媒", "整合营销",
    "市场营销", "营销策划", "影视文化", "影视制作", "房地产开发", "房地产", "新能源", "化妆品", "护肤品", "日用品",
    "母婴用品", "医疗器械", "医疗科技", "医疗美容", "进出口", "国际贸易", "供应链管理", "供应链", "融资租赁", "科技发展",
    "会展服务", "会展", "公关顾问", "公共关系", "公关", "顾问", "咨询", "传媒", "传播", "广告", "文化", "影视", "影业", "影像",
    "科技", "技术", "信息", "网络", "软件", "数字", "数码", "数据", "智能", "互联", "互动", "营销", "策划", "创意", "设计",
    "制作", "商贸", "贸易", "商务", "商业", "实业", "工业", "工贸", "投资", "资本", "发展", "开发", "置业", "地产", "物业",
    "建设", "建筑", "工程", "装饰", "建材", "家居", "家具", "家电", "电器", "电子", "电气", "机械", "设备", "仪器", "材料",
    "化工", "能源", "电力", "环保", "汽车", "车业", "汽配", "食品", "饮料", "乳业", "啤酒", "酒业", "饮品", "茶业", "粮油",
    "餐饮", "酒店", "旅游", "旅行社", "航空", "物流", "快递", "运输", "医药", "药业", "制药", "生物", "医疗", "健康", "医院",
    "保健品", "教育", "培训", "学校", "出版", "图书", "体育", "健身", "游戏", "娱乐", "音乐", "动漫", "服饰", "服装", "鞋业",
    "纺织", "家纺", "珠宝", "首饰", "美容", "美业", "日化", "母婴", "玩具", "宠物", "银行", "保险", "证券", "基金", "金融",
    "信托", "租赁", "律师事务所", "会计师事务所", "事务所", "工作室", "研究院", "研究所", "中心", "百货", "超市", "商场",
    "连锁", "零售", "农业", "牧业", "种业", "水产", "园林", "制造", "印刷", "包装", "通信", "通讯", "电信", "服务", "管理",
    "media", "advertising", "ads", "agency", "communications", "communication", "digital", "marketing", "technology",
    "technologies", "tech", "software", "systems", "solutions", "services", "consulting", "interactive", "creative",
    "entertainment", "pictures", "films", "studio", "studios", "publishing", "trading", "foods", "food", "beverages",
    "beverage", "cosmetics", "beauty", "fashion", "apparel", "sports", "games", "education", "travel", "hotels", "hotel",
    "motors", "auto", "automotive", "electronics", "electric", "energy", "pharma", "pharmaceuticals", "healthcare",
    "medical", "bank", "insurance", "logistics", "properties", "realty", "furniture", "toys", "retail", "networks",
    "industries", "investment", "capital", "partners", "design"};

/// What says in Latin letters how a company is organised, and words that say nothing.
inline constexpr std::string_view kLatinLegal[] = {
    "inc",  "incorporated", "ltd",  "limited", "llc", "llp",  "lp",  "plc", "corp",     "corporation", "co",    "company",
    "gmbh", "ag",           "sa",   "sas",     "srl", "spa",  "bv",  "nv",  "pty",      "pte",         "kk",    "ab",
    "oy",   "as",           "kg",   "sarl",    "holding", "holdings", "group", "the", "and", "sdn", "bhd", "wfoe"};

/// Countries, provinces and towns, with the province they are in: 广州 does not contradict 广东.
struct Place {
    std::string_view name;
    std::string_view province;  ///< empty: it is one, or a country
};
inline constexpr Place kPlaces[] = {
    {"中国", ""}, {"大中华区", ""}, {"中华", ""}, {"亚太", ""}, {"国际", ""}, {"全国", ""}, {"华东", ""}, {"华南", ""}, {"华北", ""}, {"西南", ""}, {"西北", ""}, {"东北", ""}, {"华中", ""},
    {"北京", ""}, {"上海", ""}, {"天津", ""}, {"重庆", ""}, {"香港", ""}, {"澳门", ""}, {"台湾", ""}, {"河北", ""}, {"山西", ""}, {"辽宁", ""},
    {"吉林", ""}, {"黑龙江", ""}, {"江苏", ""}, {"浙江", ""}, {"安徽", ""}, {"福建", ""}, {"江西", ""}, {"山东", ""}, {"河南", ""}, {"湖北", ""},
    {"湖南", ""}, {"广东", ""}, {"海南", ""}, {"四川", ""}, {"贵州", ""}, {"云南", ""}, {"陕西", ""}, {"甘肃", ""}, {"青海", ""}, {"内蒙古", ""},
    {"广西", ""}, {"西藏", ""}, {"宁夏", ""}, {"新疆", ""}, {"深圳", "广东"}, {"广州", "广东"}, {"佛山", "广东"}, {"东莞", "广东"}, {"珠海", "广东"},
    {"中山", "广东"}, {"惠州", "广东"}, {"汕头", "广东"}, {"江门", "广东"}, {"湛江", "广东"}, {"杭州", "浙江"}, {"宁波", "浙江"}, {"温州", "浙江"},
    {"嘉兴", "浙江"}, {"金华", "浙江"}, {"义乌", "浙江"}, {"绍兴", "浙江"}, {"台州", "浙江"}, {"湖州", "浙江"}, {"南京", "江苏"}, {"苏州", "江苏"},
    {"无锡", "江苏"}, {"常州", "江苏"}, {"南通", "江苏"}, {"徐州", "江苏"}, {"扬州", "江苏"}, {"镇江", "江苏"}, {"盐城", "江苏"}, {"昆山", "江苏"},
    {"成都", "四川"}, {"绵阳", "四川"}, {"武汉", "湖北"}, {"宜昌", "湖北"}, {"襄阳", "湖北"}, {"长沙", "湖南"}, {"株洲", "湖南"}, {"西安", "陕西"},
    {"郑州", "河南"}, {"洛阳", "河南"}, {"济南", "山东"}, {"青岛", "山东"}, {"烟台", "山东"}, {"潍坊", "山东"}, {"威海", "山东"}, {"临沂", "山东"},
    {"合肥", "安徽"}, {"芜湖", "安徽"}, {"福州", "福建"}, {"厦门", "福建"}, {"泉州", "福建"}, {"南昌", "江西"}, {"沈阳", "辽宁"}, {"大连", "辽宁"},
    {"长春", "吉林"}, {"哈尔滨", "黑龙江"}, {"石家庄", "河北"}, {"唐山", "河北"}, {"保定", "河北"}, {"太原", "山西"}, {"昆明", "云南"}, {"贵阳", "贵州"},
    {"南宁", "广西"}, {"桂林", "广西"}, {"海口", "海南"}, {"三亚", "海南"}, {"兰州", "甘肃"}, {"西宁", "青海"}, {"银川", "宁夏"}, {"乌鲁木齐", "新疆"},
    {"呼和浩特", "内蒙古"}, {"包头", "内蒙古"}, {"拉萨", "西藏"}, {"浦东", "上海"}, {"朝阳区", "北京"}, {"海淀", "北京"}, {"天河", "广东"}, {"南山", "广东"}};

/// Places that stand beside any other without a contradiction.
inline constexpr std::string_view kWide[] = {"中国", "大中华区", "中华", "亚太", "国际", "全国", "china", "international", "asia", "global", "apac", "greaterchina"};

/// Countries that a company of China is not in.
inline constexpr std::string_view kAbroad[] = {"usa", "uk", "singapore", "japan", "korea", "germany", "france", "europe"};
/// Trades that make another company of a name, also where the other one says none.
inline constexpr std::string_view kTelling[] = {"银行", "保险", "证券", "基金", "信托", "医院", "学校", "出版", "航空", "bank", "insurance", "hotel", "hotels"};

inline constexpr Place kLatinPlaces[] = {
    {"china", ""},    {"international", ""}, {"asia", ""},     {"global", ""},   {"apac", ""},  {"beijing", "北京"},
    {"shanghai", "上海"}, {"guangzhou", "广州"}, {"shenzhen", "深圳"}, {"hangzhou", "杭州"}, {"hongkong", "香港"}, {"hk", "香港"},
    {"usa", "usa"},   {"us", "usa"},         {"uk", "uk"},     {"singapore", "singapore"}, {"japan", "japan"}, {"korea", "korea"},
    {"germany", "germany"}, {"france", "france"}, {"taiwan", "台湾"}, {"europe", "europe"}, {"london", "uk"}, {"nanjing", "南京"}, {"chengdu", "成都"}};

}  // namespace meike::company_words
