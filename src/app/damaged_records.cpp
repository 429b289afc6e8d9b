// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/damaged_records.h"

#include "base/date.h"
#include "storage/records.h"

namespace meike {

DamagedRecord damagedRecord(Database& database, const DamagedValue& value) {
    DamagedRecord damaged{value, recordName(database, Kind::client, value.client), {}};
    if (value.kind == Kind::client) return damaged;
    damaged.record = recordName(database, value.kind, value.record);
    if (damaged.record.empty()) damaged.record = std::to_string(value.record);
    return damaged;
}

std::vector<DamagedRecord> damagedRecords(Database& database, const std::vector<DamagedValue>& met) {
    std::vector<DamagedRecord> damaged;
    damaged.reserve(met.size());
    for (const DamagedValue& value : met) damaged.push_back(damagedRecord(database, value));
    for (const Record& list : allRecords(database, Kind::segment))
        if (const std::string& day = list.text("fixed_on"); !day.empty() && !parseIsoDate(day))
            damaged.push_back(damagedRecord(database, {Kind::segment, list.id(), 0, "fixed_on", day}));
    return damaged;
}

std::string damagedText(const DamagedRecord& damaged, Language language) {
    const bool zh = language == Language::zh;
    const KindRow& kind = kindRow(damaged.value.kind);
    const std::string field(fieldOf(damaged.value.kind, damaged.value.field).label.in(language));
    const std::string one(kind.one.in(language));
    const std::string day = zh ? "“" + field + "”是 " + damaged.value.text + "，没有这一天。"
                               : "“" + field + "” is " + damaged.value.text + ", which is no day.";
    if (damaged.value.kind == Kind::client)
        return zh ? "“" + damaged.client + "”没有评分：" + day : damaged.client + " is not scored: " + day;
    if (damaged.client.empty())
        return zh ? one + "“" + damaged.record + "”没有计入：" + day
                  : one + " " + damaged.record + " is left out: " + day;
    return zh ? "“" + damaged.client + "”没有评分：" + one + "“" + damaged.record + "”的" + day
              : damaged.client + " is not scored: in " + one + " " + damaged.record + ", " + day;
}

std::string damagedText(const std::vector<DamagedRecord>& damaged, Language language) {
    if (damaged.empty()) return {};
    const std::string first = damagedText(damaged.front(), language);
    const std::string more = std::to_string(damaged.size() - 1);
    if (damaged.size() == 1) return first;
    return language == Language::zh ? first + "还有 " + more + " 条这样的记录。" : first + " And " + more + " more.";
}

}  // namespace meike
