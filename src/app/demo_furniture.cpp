// SPDX-License-Identifier: GPL-3.0-or-later
// Who works at the demo agency, its tags, rates and clients' own records.
#include <algorithm>

#include "app/demo_records.h"
#include "app/segment_presets.h"
#include "app/segments.h"
#include "base/pinyin.h"
#include "domain/text_form.h"
#include "storage/records.h"

namespace meike::demo {

namespace {

/// A registration number of the right form (GB 32100-2015), in a district that
/// does not exist, so that it is nobody's.
std::string registrationNumber(std::size_t index, DeterministicRandom& random) {
    constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    std::string text = "91000000MA";
    text += std::to_string(10'000 + index).substr(1);
    while (text.size() < 17) text += kAlphabet[static_cast<std::size_t>(random.below(31))];
    return text + creditCodeCheckDigit(text).value();
}

/// The first reading of a name in Latin letters, for mail and web addresses below .example (RFC 2606).
std::string latin(const std::string& name) {
    const std::string readings = pinyinSearchText(name);
    std::string first = readings.substr(0, readings.find(kSearchPartSeparator));
    first.erase(std::remove_if(first.begin(), first.end(), [](char c) { return c < 'a' || c > 'z'; }), first.end());
    return first.empty() ? "client" : first;
}

/// A number that no operator has given out: mobile numbers begin with 13 to 19.
std::string mobileNumber(DeterministicRandom& random) {
    return "126" + std::to_string(100'000'000 + random.below(100'000'000)).substr(1);
}

void writeRates(Desk& desk) {
    DeterministicRandom random = randomFor(Subject::desk, 1);
    std::int64_t dollar = 7'120'000'000;
    std::int64_t hongKong = 912'000'000;
    for (int ago = 1'120; ago >= 0; ago -= 61) {
        dollar += random.between(-60, 60) * 1'000'000;
        hongKong += random.between(-8, 8) * 1'000'000;
        dollar = std::clamp<std::int64_t>(dollar, 6'900'000'000, 7'300'000'000);
        hongKong = std::clamp<std::int64_t>(hongKong, 890'000'000, 940'000'000);
        for (const auto& [currency, rate] : {std::pair("USD", dollar), std::pair("HKD", hongKong)})
            desk.writer.add(Record(Kind::rate)
                                .set("currency", std::string(currency))
                                .set("day", desk.before(ago))
                                .set("rate", rate));
    }
}

struct ContactPlan {
    std::string_view role;
    std::int64_t influence;
};

/// What one calls a person: a head by surname and 总, others by their post.
std::string addressOf(const std::string& surname, const std::string& title) {
    for (const std::string_view head : {"总监", "总经理", "营销官"})
        if (title.ends_with(head)) return surname + "总";
    if (title.ends_with("经理")) return surname + "经理";
    return surname + (title.ends_with("主管") ? "主管" : "老师");
}

Value birthday(DeterministicRandom& random) {
    const auto year = static_cast<int>(random.between(1968, 1997));
    const auto month = static_cast<unsigned>(random.between(1, 12));
    const auto day = static_cast<unsigned>(random.between(1, 28));
    return isoDate(valueOrThrow(makeDate(year, month, day)));
}

/// A birthday that comes round in `days` days; 29 February is not asked for.
Value birthdayIn(const Desk& desk, int days) {
    const std::chrono::year_month_day day(desk.today + std::chrono::days(days));
    const unsigned inMonth = std::min(static_cast<unsigned>(day.day()), 28U);
    return isoDate(valueOrThrow(makeDate(1984, static_cast<unsigned>(day.month()), inMonth)));
}

}  // namespace

void writeFurniture(Desk& desk, Language language) {
    desk.writer.setSetting("demo", "1");
    desk.writer.setSetting("name", language == Language::zh ? "星桥传媒" : "Starbridge Media 星桥传媒");
    for (const PersonRow& person : desk.material.people)
        desk.people[person.name] = desk.writer.add(Record(Kind::person)
                                                       .set("name", person.name)
                                                       .set("role", person.role)
                                                       .set("active", std::int64_t{1})
                                                       .set("email", person.mailbox + "@xingqiao.example"));
    for (const Record& item : allRecords(desk.writer.database(), Kind::pick_item))
        desk.picks[item.text("list") + "/" + item.text("name")] = item.id();
    std::map<std::string, RecordId> groups;
    for (const Record& group : allRecords(desk.writer.database(), Kind::tag_group))
        groups[group.text("name")] = group.id();
    for (const TagRow& tag : desk.material.tags)
        desk.tags[tag.name] = desk.writer.add(
            Record(Kind::tag).set("name", tag.name).set("tag_group", groups.at(tag.group)).set("colour", tag.colour));
    writeRates(desk);
    // One of each dimension, so that the segments page shows what segments are for.
    for (const SegmentPreset& preset : segmentPresets())
        for (const std::string_view shown :
             {"unmet_needs", "core_and_key", "drowsy", "at_risk", "expiring", "no_contact"})
            if (preset.key == shown)
                saveSegment(desk.writer.edit(), std::string(preset.name.in(language)), presetRule(preset),
                            std::string(preset.serves.in(language)));
}

void writeClient(Desk& desk, Client& client) {
    DeterministicRandom random = randomFor(Subject::desk, 1'000 + client.index);
    const int known = client.ago.empty() ? static_cast<int>(random.between(20, 500)) : client.ago.front();
    const int created = known + static_cast<int>(random.between(4, 45));
    std::vector<std::string> roles{client.industry == "影视娱乐" ? "content_partner" : "advertiser"};
    if (random.chance(45)) roles.emplace_back("brand");
    if (client.industry == "零售" && random.chance(60)) roles.emplace_back("channel");

    Record record(Kind::client);
    record.set("name", client.name)
        .set("short_name", client.shortName)
        .set("code", "XQ" + std::to_string(10'000 + client.index).substr(1))
        .set("roles", joinKeys(roles))
        .set("industry", desk.pick("industry", client.industry))
        .set("region", desk.pick("region", client.region))
        .set("city", client.city)
        .set("source", desk.pick("source", client.source))
        .set("owner", desk.person(client.owner))
        .set("sponsor", desk.person(client.sponsor))
        .set("key_account", std::int64_t{client.keyAccount ? 1 : 0})
        .set("ad_budget", textValue(client.adBudget))
        .set("media_channels", textValue(joinKeys(client.channels)))
        .set("credit_grade", textValue(client.credit))
        .set("prospect_kind", textValue(client.prospectKind))
        .set("prospect_criterion", textValue(client.prospectCriterion))
        .set("created_on", desk.before(created));
    if (client.growth > 0) {
        record.set("growth_potential", std::int64_t{client.growth});
        record.set("growth_potential_on", desk.before(std::min(created, static_cast<int>(random.between(30, 300)))));
    }
    if (client.influence > 0) record.set("influence", std::int64_t{client.influence});
    if (client.endorsement > 0) record.set("endorsement", std::int64_t{client.endorsement});
    if (client.referral > 0) record.set("referral", std::int64_t{client.referral});
    if (client.buys() && random.chance(35)) record.set("credit_limit", random.between(2, 60) * 5'000'000);
    const bool company = client.industry != "政府";
    // Both records of a duplicate pair carry the same number: that is how they are found.
    const std::size_t company_index = client.shortName == "澄一生物" ? 19 : client.index;
    DeterministicRandom identity = randomFor(Subject::desk, 5'000 + company_index);
    const std::string registration = registrationNumber(company_index, identity);
    const std::string area = std::to_string(identity.between(10, 29));
    const std::string phone = "0" + area + "-0" + std::to_string(identity.between(1'000'000, 9'999'999));
    const bool same = client.shortName == "澄一生物";
    if (company && (same || random.chance(62))) record.set("registration_no", registration);
    if (same || random.chance(70)) record.set("phone", phone);
    if (company && (same || random.chance(45)))
        record.set("website", "https://www." + latin(client.shortName) + ".example");
    constexpr std::string_view kStreets[] = {"滨江路", "人民中路", "科创大道", "湖滨东街", "文华路", "新兴街"};
    if (random.chance(55)) {
        const std::string street(random.pick(kStreets));
        record.set("address", client.city + "市" + street + std::to_string(random.between(8, 399)) + "号");
    }
    if (random.chance(9)) record.set("notes", random.pick(desk.material.notes));
    if (random.chance(60)) {
        record.set("verified_on", desk.before(std::min(created, static_cast<int>(random.between(3, 420)))));
        record.set("verified_by", desk.person(random.chance(70) ? "孟凡" : "秦悦"));
    }
    describeClient(desk, client, record);
    const std::int64_t now = desk.writer.edit().clock().nowUtcMs();
    if (client.archived) record.set("archived_at", now - random.between(20, 200) * 86'400'000);
    if (client.deleted) record.set("deleted_at", now - random.between(2, 20) * 86'400'000);
    client.id = desk.writer.add(record);
    client.ownerId = integerOr(desk.person(client.owner), 0);
}

void writeContacts(Desk& desk, Client& client) {
    DeterministicRandom random = randomFor(Subject::relations, client.index);
    const bool large = client.pattern == Pattern::retainer || client.pattern == Pattern::quarterly ||
                       client.pattern == Pattern::silent_key || client.pattern == Pattern::annual;
    const std::vector<ContactPlan> chain = {
        {"decision_maker", 5}, {"influencer", 4}, {"user", 2}, {"buyer", 3}, {"gatekeeper", 2}};
    const auto count = static_cast<std::size_t>(large ? random.between(2, 4) : random.between(1, 2));
    // A small client may be known by its user alone: the decision maker is not covered.
    const std::size_t from = large || random.chance(60) ? 0 : 2;
    RecordId head = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const ContactPlan& plan = chain[from + i];
        const bool isWang = client.featured && client.featured->name == "知夏美妆" && i == 0;
        const std::string surname = isWang ? "王" : random.pick(desk.material.surnames);
        const std::string given = isWang ? "若蘅" : random.pick(desk.material.given);
        const std::string title = isWang ? "市场总监" : random.pick(desk.material.titles.at(std::string(plan.role)));
        const std::string name = surname + given;
        constexpr std::string_view kAttitudes[] = {"supporter", "neutral", "opponent"};
        Record record(Kind::contact);
        record.set("client", client.id)
            .set("name", name)
            .set("title", title)
            .set("mobile", mobileNumber(random))
            .set("is_primary", std::int64_t{i == 0 ? 1 : 0})
            .set("decision_role", std::string(plan.role))
            .set("influence", plan.influence)
            .set("attitude", std::string(kAttitudes[random.weighted({52, 40, 8})]))
            .set("source", std::string(random.chance(50) ? "名片交换" : "合同附件"))
            .set("legal_basis", std::string(client.buys() ? "contract" : "consent"))
            .set("purpose", std::string("业务联系"));
        if (!client.buys()) record.set("consent_on", desk.before(static_cast<int>(random.between(5, 300))));
        if (random.chance(55)) record.set("department", std::string(plan.role == "buyer" ? "采购部" : "市场部"));
        const std::string mailbox = latin(name);
        if (random.chance(60)) record.set("wechat", mailbox + std::to_string(random.between(10, 99)));
        if (random.chance(55)) record.set("email", mailbox + "@" + latin(client.shortName) + ".example");
        if (isWang) {
            record.set("birthday", birthdayIn(desk, 2));
        } else if (random.chance(42)) {
            record.set("birthday", birthday(random));
            if (random.chance(12)) record.set("birthday_lunar", std::int64_t{1});
        }
        if (head != 0) record.set("reports_to", head);
        const RecordId id = desk.writer.add(record);
        if (head == 0) head = id;
        client.contacts.push_back(id);
        client.addresses.push_back(addressOf(surname, title));
    }
}

}  // namespace meike::demo
