// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/generate.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "app/defaults.h"
#include "app/records/record_writer.h"
#include "app/records/tag_names.h"
#include "base/deterministic_random.h"
#include "base/error_code.h"
#include "storage/records.h"

namespace meike {

namespace {

constexpr int kHistoryDays = 1'460;   ///< four years: some clients have left the window of three
constexpr int kMeanLifetime = 1'100;  ///< days from the first possible order to dropping out

constexpr std::string_view kPlaces[] = {"北京", "上海", "广州", "深圳", "杭州", "南京", "苏州", "宁波", "武汉", "长沙",
                                        "成都", "重庆", "西安", "青岛", "济南", "郑州", "合肥", "厦门", "福州", "昆明",
                                        "贵阳", "天津", "沈阳", "大连", "南昌", "佛山", "东莞", "无锡", "海口"};
constexpr std::string_view kFirst[] = {"云", "青", "知", "星", "晴", "朗", "和", "嘉", "锦", "瑞", "泰",
                                       "鸿", "卓", "恒", "启", "新", "禾", "沐", "言", "予", "清", "澄",
                                       "暖", "松", "竹", "木", "汇", "盛", "博", "安", "诚"};
constexpr std::string_view kSecond[] = {"岭", "禾", "夏", "桥", "川", "野", "屿", "溪", "舟",
                                        "麓", "语", "梧", "里", "颂", "谷", "源", "途", "帆",
                                        "辰", "澜", "朵", "序", "原", "湾", "然", "悦", "宸"};
struct Business {
    std::string_view word;
    std::string_view industry;
};
constexpr Business kBusinesses[] = {
    {"美妆", "美妆"},     {"化妆品", "美妆"},       {"食品", "食品饮料"}, {"饮品", "食品饮料"}, {"母婴", "母婴"},
    {"服饰", "服饰"},     {"家居", "家居家电"},     {"电器", "家居家电"}, {"汽车", "汽车"},     {"数码", "数码3C"},
    {"科技", "互联网"},   {"网络", "互联网"},       {"金融服务", "金融"}, {"置业", "房地产"},   {"教育", "教育"},
    {"医药", "医药健康"}, {"文旅", "文旅"},         {"餐饮", "餐饮"},     {"商贸", "零售"},     {"运动", "运动户外"},
    {"游戏", "游戏"},     {"文化传媒", "影视娱乐"}, {"装备", "工业制造"}, {"农业", "农业"}};
constexpr std::string_view kForms[] = {"有限公司", "集团", "股份有限公司"};
constexpr std::string_view kOwnerNames[] = {"林晓", "周航", "何苗", "唐宁", "许立", "孟凡",
                                            "秦悦", "宋词", "叶舟", "韩露", "田野", "江雪"};
constexpr std::string_view kTagNames[] = {"双十一",   "618",  "短视频", "效果导向",
                                          "覆盖导向", "年框", "新签",   "续约谈判"};
constexpr std::string_view kSummaries[] = {"电话沟通下季度投放节奏", "确认素材修改意见",     "发送结案报告",
                                           "年框续约沟通",           "拜访客户，介绍新服务", "催促合同回签"};
constexpr std::string_view kInteractionKinds[] = {"call", "wechat", "email", "meeting", "visit", "call"};

/// What is decided about a client before its orders are.
struct SyntheticClient {
    RecordId id = 0;
    RecordId owner = 0;
    int firstDay = 0;  ///< days before today, >= lastDay
    int lastDay = 0;
    std::int64_t level = 0;  ///< usual gross amount, minor units
};

/// One document, before it is written. Sorted by day, so that the ledger reads as one that grew.
struct SyntheticOrder {
    std::int32_t ago = 0;
    std::uint32_t client = 0;
    std::int32_t refundOf = -1;  ///< position in the sorted documents
};

/// Writes the agency through one edit. Records are filled by position of the field: a million of them pass here.
class Generator {
public:
    Generator(Edit& edit, const GenerateOptions& options, Progress& progress, const std::stop_token& stop)
        : m_edit(edit),
          m_writer(edit, RecordWriter::Pace::batch),
          m_options(options),
          m_progress(progress),
          m_stop(stop),
          m_today(edit.clock().today()) {
        for (int ago = -120; ago <= kHistoryDays + 60; ++ago)
            m_dates.push_back(isoDate(m_today - std::chrono::days(ago)));
    }

    void run() {
        furniture();
        clients();
        orders();
        m_writer.finish();
    }

private:
    const std::string& before(int days) const {
        const int position = std::clamp(days, -120, kHistoryDays + 60) + 120;
        return m_dates.at(static_cast<std::size_t>(position));
    }

    void furniture() {
        fillDefaults(m_edit);
        for (const Record& item : allRecords(m_edit.database(), Kind::pick_item))
            m_picks[item.text("list")].emplace_back(item.text("name"), item.id());
        std::map<std::string, RecordId> people;
        for (const Record& person : allRecords(m_edit.database(), Kind::person))
            people[person.text("name")] = person.id();
        for (const std::string_view name : kOwnerNames) {
            const auto found = people.find(std::string(name));
            m_owners.push_back(found != people.end()
                                   ? found->second
                                   : m_writer.add(Record(Kind::person).set("name", std::string(name))));
        }
        std::int64_t colour = 0;
        for (const std::string_view name : kTagNames) {
            const auto found = findTag(m_edit.database(), name);
            m_tags.push_back(
                found ? *found : m_writer.add(Record(Kind::tag).set("name", std::string(name)).set("colour", colour)));
            colour = (colour + 1) % 10;
        }
    }

    RecordId pick(const std::string& list, std::string_view name) const {
        for (const auto& [each, id] : m_picks.at(list))
            if (each == name) return id;
        return m_picks.at(list).front().second;
    }

    /// A different name for every number below the product of the word lists: the number is spread by a multiplier that
    /// shares no factor with it, and read off in mixed radix.
    std::string clientName(std::uint64_t index, std::size_t& business, std::size_t& place) const {
        constexpr std::uint64_t kNames =
            std::size(kPlaces) * std::size(kFirst) * std::size(kSecond) * std::size(kBusinesses) * std::size(kForms);
        std::uint64_t number = (index % kNames * 999'983 + m_options.seed % kNames) % kNames;
        const auto take = [&number](std::size_t size) {
            const auto digit = static_cast<std::size_t>(number % size);
            number /= size;
            return digit;
        };
        business = take(std::size(kBusinesses));
        const std::size_t first = take(std::size(kFirst));
        const std::size_t second = take(std::size(kSecond));
        place = take(std::size(kPlaces));
        const std::size_t form = take(std::size(kForms));
        std::string name(kPlaces[place]);
        name.append(kFirst[first]).append(kSecond[second]).append(kBusinesses[business].word).append(kForms[form]);
        return name;
    }

    void clients() {
        const std::vector<RecordId> regions = ids("region");
        const std::vector<RecordId> sources = ids("source");
        std::array<RecordId, std::size(kBusinesses)> industries{};
        for (std::size_t i = 0; i < std::size(kBusinesses); ++i)
            industries[i] = pick("industry", kBusinesses[i].industry);
        const RecordId first = countRecords(m_edit.database(), Kind::client);
        m_clients.reserve(static_cast<std::size_t>(m_options.clients));
        m_weights.reserve(static_cast<std::size_t>(m_options.clients));
        std::uint64_t sum = 0;
        for (std::int64_t i = 0; i < m_options.clients; ++i) {
            if (i % 1'024 == 0) tick("clients", i, m_options.clients);
            DeterministicRandom random(m_options.seed, static_cast<std::uint64_t>(i));
            std::size_t business = 0;
            std::size_t place = 0;
            const auto number = static_cast<std::uint64_t>(first + i);
            const std::string name = clientName(number, business, place);
            SyntheticClient client;
            client.firstDay = static_cast<int>(random.between(1, kHistoryDays));
            const std::int64_t life = random.exponential() * kMeanLifetime / 65'536;
            client.lastDay = static_cast<int>(std::max<std::int64_t>(0, client.firstDay - life));
            client.level = random.lognormal(8'000'000, 110);
            client.owner = random.pick(m_owners);
            // Gamma-mixed Poisson: the rate is exponential (a gamma of shape 1) over the days the client is there.
            const auto rate = static_cast<std::uint64_t>(random.exponential()) + 1;
            sum += rate * static_cast<std::uint64_t>(client.firstDay - client.lastDay + 1);
            m_weights.push_back(sum);

            Record record(Kind::client);
            record.set("name", name)
                .set("short_name", name.substr(kPlaces[place].size(), 6) + std::string(kBusinesses[business].word))
                .set("code", "SG" + std::to_string(10'000'000 + number).substr(1))
                .set("roles", std::string("advertiser"))
                .set("industry", industries[business])
                .set("region", regions[place % (regions.size() - 2)])
                .set("city", std::string(kPlaces[place]))
                .set("source", random.pick(sources))
                .set("owner", client.owner)
                .set("created_on", before(client.firstDay + 10));
            // Most clients are ordinary: high hand scores are rare.
            const auto rating = [&random] {
                return static_cast<std::int64_t>(random.weighted({44, 28, 16, 8, 4})) + 1;
            };
            if (random.chance(85)) record.set("growth_potential", rating());
            if (random.chance(80)) record.set("influence", rating());
            constexpr std::string_view kGrades[] = {"A", "B", "C", "D"};
            if (random.chance(80)) record.set("credit_grade", std::string(kGrades[random.weighted({35, 45, 15, 5})]));
            client.id = m_writer.add(record);
            if (random.chance(30)) m_writer.addTag(client.id, random.pick(m_tags));
            interactions(client, random);
            m_clients.push_back(client);
        }
    }

    void interactions(const SyntheticClient& client, DeterministicRandom& random) {
        const std::int64_t count = random.exponential() / 65'536;
        for (std::int64_t i = 0; i < count; ++i) {
            const auto topic = static_cast<std::size_t>(random.below(std::size(kSummaries)));
            const auto ago = static_cast<int>(random.between(client.lastDay, client.firstDay));
            m_writer.add(Record(Kind::interaction)
                             .set("client", client.id)
                             .set("date", before(ago))
                             .set("kind", std::string(kInteractionKinds[topic]))
                             .set("person", client.owner)
                             .set("summary", std::string(kSummaries[topic])));
        }
    }

    std::vector<RecordId> ids(const std::string& list) const {
        std::vector<RecordId> result;
        for (const auto& [name, id] : m_picks.at(list)) result.push_back(id);
        return result;
    }

    /// Exactly as many documents as asked for: independent Poisson counts, given their sum, are a multinomial draw.
    std::vector<SyntheticOrder> documents() {
        DeterministicRandom random(m_options.seed, 0xFFFF'FFFF'0001);
        std::vector<SyntheticOrder> documents(static_cast<std::size_t>(m_options.orders));
        for (std::size_t i = 0; i < documents.size(); ++i) {
            if (i % 65'536 == 0) throwIfStopped(m_stop);
            const std::uint64_t at = random.below(m_weights.back());
            const auto client = std::upper_bound(m_weights.begin(), m_weights.end(), at) - m_weights.begin();
            const SyntheticClient& row = m_clients[static_cast<std::size_t>(client)];
            documents[i].client = static_cast<std::uint32_t>(client);
            documents[i].ago = static_cast<std::int32_t>(random.between(row.lastDay, row.firstDay));
        }
        std::sort(documents.begin(), documents.end(), [](const SyntheticOrder& a, const SyntheticOrder& b) {
            return a.ago != b.ago ? a.ago > b.ago : a.client < b.client;
        });
        // Some documents take back a part of the client's order before them.
        std::vector<std::int32_t> latest(m_clients.size(), -1);
        for (std::size_t i = 0; i < documents.size(); ++i) {
            std::int32_t& previous = latest[documents[i].client];
            if (previous >= 0 && random.below(1'000) < 15) {
                documents[i].refundOf = previous;
                previous = -1;  // an order is refunded once
            } else {
                previous = static_cast<std::int32_t>(i);
            }
        }
        return documents;
    }

    void orders() {
        if (m_options.orders == 0) return;
        const std::vector<SyntheticOrder> all = documents();
        const std::vector<RecordId> services = ids("service");
        std::vector<RecordId> stored(all.size());
        std::vector<std::int64_t> amounts(all.size());
        const std::int64_t firstNumber = countRecords(m_edit.database(), Kind::order) + 1;
        const std::string currency = baseCurrency(m_edit.database());
        const auto position = [](std::string_view key) {
            return static_cast<std::size_t>(&fieldOf(Kind::order, key) - kindRow(Kind::order).fields.data());
        };
        const std::size_t kClient = position("client"), kDate = position("date"), kNumber = position("number"),
                          kService = position("service"), kAmount = position("amount"), kNet = position("net"),
                          kCost = position("cost"), kCurrency = position("currency"),
                          kStart = position("service_start"), kEnd = position("service_end"),
                          kRefundOf = position("refund_of");
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (i % 4'096 == 0) tick("orders", static_cast<std::int64_t>(i), m_options.orders);
            const SyntheticOrder& document = all[i];
            const SyntheticClient& client = m_clients[document.client];
            DeterministicRandom random(m_options.seed, 0x1'0000'0000 + i);
            const bool refund = document.refundOf >= 0;
            const std::int64_t full = refund ? amounts[static_cast<std::size_t>(document.refundOf)] : 0;
            const std::int64_t amount =
                refund ? -(full * random.between(10, 100) / 100)
                       : std::max<std::int64_t>(10'000, random.lognormal(client.level, 60) / 10'000 * 10'000);
            amounts[i] = amount;
            const std::int64_t net = amount * random.between(9, 30) / 100;
            Record record(Kind::order);
            record.at(kClient) = client.id;
            record.at(kDate) = before(document.ago);
            record.at(kNumber) =
                "SO" + std::to_string(10'000'000 + firstNumber + static_cast<std::int64_t>(i)).substr(1);
            record.at(kService) = random.pick(services);
            record.at(kAmount) = amount;
            record.at(kNet) = net;
            record.at(kCost) = net * random.between(35, 85) / 100;
            record.at(kCurrency) = currency;
            if (refund) {
                record.at(kRefundOf) = stored[static_cast<std::size_t>(document.refundOf)];
            } else if (random.chance(20)) {
                record.at(kStart) = before(document.ago);
                record.at(kEnd) = before(document.ago - static_cast<int>(random.between(14, 90)));
            }
            stored[i] = m_writer.add(record);
            if (!refund && random.chance(6)) money(client, stored[i], document.ago, amount, currency, random);
        }
    }

    void money(const SyntheticClient& client, RecordId order, int ago, std::int64_t amount, const std::string& currency,
               DeterministicRandom& random) {
        const int due = ago - 45;
        const RecordId receivable = m_writer.add(Record(Kind::receivable)
                                                     .set("client", client.id)
                                                     .set("order_id", order)
                                                     .set("due", before(due))
                                                     .set("amount", amount)
                                                     .set("currency", currency));
        if (due < 5 || !random.chance(90)) return;
        const RecordId receipt = m_writer.add(Record(Kind::receipt)
                                                  .set("client", client.id)
                                                  .set("date", before(due - static_cast<int>(random.between(-10, 5))))
                                                  .set("amount", amount)
                                                  .set("currency", currency));
        m_writer.add(
            Record(Kind::allocation).set("receipt", receipt).set("receivable", receivable).set("amount", amount));
    }

    void tick(const char* phase, std::int64_t done, std::int64_t total) {
        throwIfStopped(m_stop);
        m_progress.report(phase, done, total);
    }

    Edit& m_edit;
    RecordWriter m_writer;
    const GenerateOptions& m_options;
    Progress& m_progress;
    const std::stop_token& m_stop;
    Date m_today;
    std::vector<std::string> m_dates;
    std::map<std::string, std::vector<std::pair<std::string, RecordId>>> m_picks;
    std::vector<RecordId> m_owners;
    std::vector<RecordId> m_tags;
    std::vector<SyntheticClient> m_clients;
    std::vector<std::uint64_t> m_weights;  ///< running sums
};

}  // namespace

void generateAgency(Workspace& workspace, const GenerateOptions& options, Progress& progress,
                    const std::stop_token& stop) {
    if (options.clients < 0 || options.orders < 0)
        throw Error(ErrorKind::invalid_value, std::to_string(std::min(options.clients, options.orders)),
                    ErrorCode::negative_size);
    if (options.clients == 0 && options.orders > 0)
        throw Error(ErrorKind::invalid_value, "0", ErrorCode::orders_need_clients);
    if (options.clients > 10'000'000 || options.orders > 100'000'000)
        throw Error(ErrorKind::invalid_value, std::to_string(std::max(options.clients, options.orders)),
                    ErrorCode::too_many_for_one_file);
    workspace.edit({"generate", {std::to_string(options.clients), std::to_string(options.orders)}},
                   [&](Edit& edit) { Generator(edit, options, progress, stop).run(); });
}

}  // namespace meike
