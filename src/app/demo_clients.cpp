// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_clients.h"

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/error_code.h"
#include "domain/choices.h"

namespace meike::demo {

namespace {

constexpr int kHistory = 1'088;  ///< days of orders: inside the window of three years, whatever leap years do

/// What a pattern is like: how many clients buy so, and what range their traits come from.
struct PatternRow {
    Pattern pattern;
    std::string_view key;
    int clients;  ///< besides the featured ones
    std::int64_t netYuan;
    int marginFrom, marginTo;
    int growthFrom, growthTo;
    int influenceFrom, influenceTo;
};

constexpr PatternRow kPatterns[] = {
    {Pattern::retainer, "retainer", 14, 95'000, 20, 40, 2, 5, 1, 4},
    {Pattern::quarterly, "quarterly", 40, 74'000, 14, 32, 1, 3, 1, 2},
    {Pattern::annual, "annual", 6, 280'000, 14, 30, 1, 4, 1, 3},
    {Pattern::seasonal, "seasonal", 52, 76'000, 4, 20, 1, 2, 1, 1},
    {Pattern::growing, "growing", 20, 48'000, 12, 28, 3, 5, 1, 3},
    {Pattern::steady, "steady", 65, 46'000, 4, 16, 1, 2, 1, 1},
    {Pattern::first, "first", 32, 48'000, 6, 24, 1, 4, 1, 1},
    {Pattern::once, "once", 34, 42'000, 3, 16, 1, 1, 1, 1},
    {Pattern::fading, "fading", 16, 60'000, 6, 20, 1, 2, 1, 2},
    {Pattern::lapsed, "lapsed", 56, 52'000, 3, 16, 1, 1, 1, 1},
    {Pattern::returned, "returned", 12, 40'000, 8, 24, 1, 2, 1, 2},
    {Pattern::silent_key, "silent_key", 1, 80'000, 28, 42, 3, 4, 4, 5},
    {Pattern::prospect, "prospect", 44, 0, 0, 0, 1, 4, 1, 3},
};
/// Clients that are no longer on the desk: archived, and in the recycle bin.
constexpr std::size_t kArchived = 6;
constexpr std::size_t kDeleted = 2;

const PatternRow& rowOf(Pattern pattern) {
    for (const PatternRow& row : kPatterns)
        if (row.pattern == pattern) return row;
    throw Error(ErrorKind::internal, "demo", {ErrorCode::fault, {"a pattern without a row"}});
}

Pattern patternByKey(const std::string& key) {
    for (const PatternRow& row : kPatterns)
        if (row.key == key) return row.pattern;
    throw Error(ErrorKind::internal, "demo", {ErrorCode::fault, {"no pattern " + key}});
}

/// Names without repetition: every stem once, then sisters of the same house in another line of business.
class Namer {
public:
    explicit Namer(const Material& material) : m_material(material) {
        for (std::size_t i = 0; i < material.industries.size(); ++i) {
            const IndustryNames& names = material.industries[i];
            for (std::size_t s = 0; s < names.stems.size(); ++s) m_slots.push_back({i, s, false});
            for (std::size_t s = 0; s < names.names.size(); ++s) m_slots.push_back({i, s, true});
        }
        DeterministicRandom random = randomFor(Subject::naming, 0);
        for (std::size_t i = m_slots.size(); i > 1; --i)
            std::swap(m_slots[i - 1], m_slots[static_cast<std::size_t>(random.below(i))]);
        for (const FeaturedClient& client : material.featured) {
            m_taken.insert(client.name);
            m_taken.insert(client.duplicate);
        }
    }

    void name(Client& client, DeterministicRandom& random) {
        const CityGroup& group = cityGroup(random);
        client.region = group.region;
        client.city = random.pick(group.names);
        do {
            const Slot slot = m_slots[m_next++ % m_slots.size()];
            const IndustryNames& names = m_material.industries[slot.industry];
            client.industry = names.industry;
            if (slot.whole) {
                client.name = names.names[slot.index].first;
                client.shortName = names.names[slot.index].second;
                continue;
            }
            compose(client, names.stems[slot.index], random.pick(names.words), random);
        } while (!m_taken.insert(client.name).second);
    }

private:
    struct Slot {
        std::size_t industry;
        std::size_t index;
        bool whole;
    };

    const CityGroup& cityGroup(DeterministicRandom& random) const {
        auto left = random.between(1, 101);
        for (const CityGroup& group : m_material.cities) {
            left -= group.weight;
            if (left <= 0) return group;
        }
        return m_material.cities.back();
    }

    static void compose(Client& client, const std::string& stem, const std::string& word, DeterministicRandom& random) {
        const std::string brand = stem + word;
        client.shortName = brand;
        // A bank or a resort is hardly ever called a limited company of some city.
        const bool plain = client.industry == "金融" || client.industry == "文旅";
        switch (plain ? random.weighted({78, 0, 0, 0, 22}) : random.weighted({50, 8, 20, 12, 10})) {
            case 1:
                client.name = brand + "集团";
                break;
            case 2:
                client.name = client.city + brand + "有限公司";
                break;
            case 3:
                client.name = brand + "（" + client.city + "）有限公司";
                break;
            case 4:
                client.name = brand + "股份有限公司";
                break;
            default:
                client.name = brand;
                client.shortName = stem;
                break;
        }
    }

    const Material& m_material;
    std::vector<Slot> m_slots;
    std::size_t m_next = 0;
    std::set<std::string> m_taken;
};

/// Days before today of the campaigns that the festivals of a seasonal client bring, latest last.
std::vector<int> festivalDays(const std::string& festivals, int years, Date today, DeterministicRandom& random) {
    struct Festival {
        char letter;
        unsigned month, day;
    };
    constexpr Festival kFestivals[] = {{'d', 9, 25}, {'j', 5, 8}, {'s', 12, 18}};
    const auto year = static_cast<int>(std::chrono::year_month_day(today).year());
    std::vector<int> ago;
    for (int y = year - years; y <= year; ++y)
        for (const Festival& festival : kFestivals) {
            if (festivals.find(festival.letter) == std::string::npos) continue;
            const auto shift = random.between(0, 28);
            const bool skipped = random.chance(12);
            const Date day = valueOrThrow(makeDate(y, festival.month, festival.day)) + std::chrono::days(shift);
            const auto before = static_cast<int>((today - day).count());
            if (skipped) continue;
            if (before >= 1 && before <= kHistory) ago.push_back(before);
            // Double 11 is bought twice: what warms it up, and the last weeks before it.
            const auto again = static_cast<int>(random.between(24, 36));
            const bool twice = festival.letter == 'd' && random.chance(70);
            if (twice && before - again >= 1 && before - again <= kHistory) ago.push_back(before - again);
        }
    std::sort(ago.rbegin(), ago.rend());
    return ago;
}

struct Range {
    int from;
    int to;
};

/// From `last` days ago back, one every `gap` days more or less, `count` times at most. Takes ranges, not numbers: what
/// is drawn first must not depend on the order in which a compiler evaluates arguments.
std::vector<int> rhythm(Range last, Range gap, Range count, int jitterPercent, DeterministicRandom& random) {
    const auto draw = [&](Range range) { return static_cast<int>(random.between(range.from, range.to)); };
    int day = draw(last);
    const int step = draw(gap);
    const int times = draw(count);
    const int jitter = step * jitterPercent / 100;
    std::vector<int> ago;
    for (int i = 0; i < times && day <= kHistory; ++i) {
        ago.push_back(day);
        day += std::max(6, step + draw({-jitter, jitter}));
    }
    std::reverse(ago.begin(), ago.end());
    return ago;
}

std::vector<int> purchaseDays(Client& client, Date today) {
    DeterministicRandom random = randomFor(Subject::purchases, client.index);
    const auto draw = [&](int from, int to) { return static_cast<int>(random.between(from, to)); };
    switch (client.pattern) {
        case Pattern::retainer:
            return rhythm({1, 26}, {30, 30}, {14, 36}, 8, random);
        case Pattern::quarterly:
            return rhythm({4, 80}, {72, 108}, {3, 11}, 18, random);
        case Pattern::annual:
            return rhythm({20, 345}, {365, 365}, {1, 3}, 4, random);
        case Pattern::seasonal: {
            constexpr std::string_view kChoices[] = {"d", "dj", "ds", "djs", "j", "s", "js", "dj"};
            client.festivals = random.pick(kChoices);
            const int years = draw(1, 3);
            std::vector<int> ago = festivalDays(client.festivals, years, today, random);
            if (ago.empty()) ago.push_back(draw(20, 60));
            return ago;
        }
        case Pattern::growing: {
            std::vector<int> ago{draw(250, 520)};
            for (int gap = draw(70, 110); ago.back() - gap > 2; gap = std::max(40, gap * draw(74, 94) / 100))
                ago.push_back(ago.back() - gap);
            return ago;
        }
        case Pattern::steady:
            return rhythm({6, 130}, {105, 230}, {2, 6}, 30, random);
        case Pattern::first:
            return {draw(2, 85)};
        case Pattern::once: {
            constexpr std::pair<int, int> kRanges[] = {{92, 178}, {92, 178}, {185, 362}, {370, 700}, {500, 1'060}};
            const auto [from, to] = random.pick(kRanges);
            const int last = draw(from, to);
            if (random.chance(40) && last + 150 < kHistory) return {last + draw(25, 140), last};
            return {last};
        }
        case Pattern::fading:
            return rhythm({95, 340}, {42, 90}, {3, 13}, 25, random);
        case Pattern::lapsed:
            return rhythm({371, 780}, {40, 120}, {1, 11}, 30, random);
        case Pattern::returned: {
            std::vector<int> ago = rhythm({610, 820}, {40, 70}, {1, 4}, 20, random);
            ago.push_back(draw(60, 165));
            if (random.chance(50)) ago.push_back(draw(4, 50));
            return ago;
        }
        case Pattern::silent_key:
            return rhythm({121, 134}, {30, 30}, {22, 28}, 8, random);
        case Pattern::prospect:
            break;
    }
    return {};
}

void chooseMedia(Client& client, DeterministicRandom& random) {
    const auto channels = choices::mediaChannels();
    const auto wanted = static_cast<std::size_t>(random.between(2, 4));
    std::set<std::size_t> chosen;
    while (chosen.size() < wanted) {
        // Two thirds of what is bought is digital: the second half of the table.
        const std::size_t half = channels.size() / 2;
        chosen.insert(static_cast<std::size_t>(random.chance(66) ? half + random.below(half) : random.below(half)));
    }
    for (const std::size_t each : chosen) client.channels.emplace_back(channels[each].key);
}

void decideTraits(Client& client, const PatternRow& row, int level) {
    DeterministicRandom random = randomFor(Subject::traits, client.index);
    const auto draw = [&](int from, int to) { return static_cast<int>(random.between(from, to)); };
    const std::int64_t usual = random.lognormal(row.netYuan, 62);
    client.net = (level > 0 ? row.netYuan * level / 100 : usual) * 100;
    client.margin = draw(row.marginFrom, row.marginTo);
    const bool rated = row.pattern == Pattern::retainer || !random.chance(7);
    if (client.growth == 0 && rated) client.growth = draw(row.growthFrom, row.growthTo);
    if (client.influence == 0 && rated) client.influence = draw(row.influenceFrom, row.influenceTo);
    if (client.influence > 0 && random.chance(60))
        client.endorsement = std::clamp(client.influence + draw(-1, 0), 1, 5);
    if (client.influence > 0 && random.chance(50)) client.referral = std::clamp(client.influence + draw(-1, 0), 1, 5);
    constexpr std::string_view kGrades[] = {"A", "B", "C", "D"};
    if (client.credit.empty()) {
        const bool weak = row.pattern == Pattern::lapsed || row.pattern == Pattern::fading;
        const std::size_t grade = weak ? random.weighted({15, 50, 25, 10}) : random.weighted({34, 52, 12, 2});
        if (!random.chance(8)) client.credit = kGrades[grade];
    }
    constexpr std::string_view kSources[] = {"老客户介绍", "主动咨询", "比稿",    "展会",
                                             "电话开发",   "线上线索", "媒体推荐"};
    client.source = kSources[random.weighted({26, 18, 18, 10, 10, 12, 6})];
    if (client.industry == "政府") client.source = "招投标";
    const auto bands = choices::adBudgetBands();
    const std::int64_t yuan = client.net / 100;
    const std::size_t band = yuan < 15'000 ? 0 : yuan < 32'000 ? 1 : yuan < 80'000 ? 2 : yuan < 180'000 ? 3 : 4;
    client.adBudget = std::string(bands[client.buys() ? band : static_cast<std::size_t>(random.below(4))].key);
    chooseMedia(client, random);
    if (client.region == "港澳台") client.currency = "HKD";
    constexpr std::string_view kOwners[] = {"林晓", "周航", "何苗", "唐宁"};
    const std::size_t owner = random.weighted({30, 28, 24, 18});
    if (client.owner.empty() && (row.pattern != Pattern::prospect || !random.chance(30))) client.owner = kOwners[owner];
}

void decideProspect(Client& client, std::size_t nth, const Material& material) {
    constexpr std::string_view kKinds[] = {"near", "unexplored", "refusing", "near", "unexplored", "near"};
    if (nth % 11 == 10) return;  // some are not sorted yet
    client.prospectKind = std::string(kKinds[nth % std::size(kKinds)]);
    const Texts& criteria = material.criteria.at(client.prospectKind);
    client.prospectCriterion = criteria[nth % criteria.size()];
}

Client featuredClient(const FeaturedClient& row) {
    Client client;
    client.featured = &row;
    client.name = row.name;
    client.shortName = row.shortName;
    client.industry = row.industry;
    client.city = row.city;
    client.region = row.region;
    client.owner = row.owner;
    client.sponsor = row.sponsor;
    client.credit = row.credit;
    client.keyAccount = row.keyAccount;
    client.overdue = row.overdue;
    client.growth = row.growth;
    client.influence = row.influence;
    client.pattern = patternByKey(row.pattern);
    return client;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> Client::words(const Material& material, unsigned month,
                                                               std::size_t contact, DeterministicRandom& random) const {
    constexpr std::string_view kServices[] = {"媒介采买", "短视频制作", "达人营销", "效果投放", "直播运营", "品牌策划"};
    const Choice* channel = findChoice(choices::mediaChannels(), random.pick(channels));
    return {{"event", material.events.at(month - 1)},
            {"contact", addresses.empty() ? std::string("对方") : addresses.at(contact)},
            {"short", shortName},
            {"service", std::string(random.pick(kServices))},
            {"channel", std::string(channel ? channel->label.zh : std::string_view("媒体"))}};
}

std::vector<Client> makeClients(const Material& material, Date today) {
    std::vector<Client> clients;
    const auto finish = [&](Client client, int level) {
        client.index = clients.size() + 1;
        decideTraits(client, rowOf(client.pattern), level);
        client.ago = purchaseDays(client, today);
        clients.push_back(std::move(client));
    };
    for (const FeaturedClient& row : material.featured) finish(featuredClient(row), row.level);

    // Patterns are dealt round, so that neighbours in the list differ.
    Namer namer(material);
    std::vector<Pattern> deck;
    for (const PatternRow& row : kPatterns) deck.insert(deck.end(), static_cast<std::size_t>(row.clients), row.pattern);
    DeterministicRandom shuffle = randomFor(Subject::naming, 1);
    for (std::size_t i = deck.size(); i > 1; --i)
        std::swap(deck[i - 1], deck[static_cast<std::size_t>(shuffle.below(i))]);
    deck.insert(deck.end(), kArchived + kDeleted, Pattern::lapsed);

    std::size_t prospects = 0;
    for (std::size_t i = 0; i < deck.size(); ++i) {
        Client client;
        client.pattern = deck[i];
        DeterministicRandom random = randomFor(Subject::naming, 100 + i);
        namer.name(client, random);
        if (client.pattern == Pattern::prospect) decideProspect(client, prospects++, material);
        client.archived = i >= deck.size() - kArchived - kDeleted && i < deck.size() - kDeleted;
        client.deleted = i >= deck.size() - kDeleted;
        finish(std::move(client), 0);
    }

    // A second record of the same company, made by somebody who did not search first.
    for (const FeaturedClient& row : material.featured) {
        if (row.duplicate.empty()) continue;
        Client twin = featuredClient(row);
        twin.name = row.duplicate;
        twin.shortName = row.shortName;
        twin.owner = "何苗";
        twin.pattern = Pattern::first;
        twin.featured = nullptr;
        finish(std::move(twin), 40);
    }

    // Two exporters pay in dollars; seven more clients are late with their money; key accounts have a sponsor.
    int dollars = 0, late = 0, keys = 0;
    for (Client& client : clients) {
        if (client.featured || client.archived || client.deleted) continue;
        if (dollars < 2 && client.pattern == Pattern::quarterly && client.industry == "数码3C") {
            client.currency = "USD";
            ++dollars;
        }
        const bool canBeLate = client.pattern == Pattern::quarterly || client.pattern == Pattern::steady ||
                               client.pattern == Pattern::seasonal;
        if (late < 7 && canBeLate && client.currency == "CNY" && client.index % 6 == 1 && client.ago.back() > 20 &&
            client.ago.back() < 150) {
            client.overdue = true;
            ++late;
        }
        if (keys < 11 && client.pattern == Pattern::retainer) {
            client.keyAccount = true;
            client.sponsor = "郭静怡";
            ++keys;
        }
    }
    return clients;
}

}  // namespace meike::demo
