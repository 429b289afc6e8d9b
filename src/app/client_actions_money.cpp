// SPDX-License-Identifier: GPL-3.0-or-later
// Receipts against receivables, and currency rates.
#include <algorithm>
#include <tuple>

#include "app/client_actions.h"
#include "app/field_text.h"
#include "base/money.h"
#include "storage/records.h"

namespace meike {

namespace {

/// A receipt or receivable with what is left of it.
struct Open {
    RecordId id = 0;
    std::string day;
    MinorUnits left = 0;
};

MinorUnits allocatedOf(Database& database, std::string_view field, RecordId id) {
    MinorUnits sum = 0;
    for (const Record& allocation :
         readRecords(database, Kind::allocation, findRecords(database, Kind::allocation, field, Value{id})))
        sum += allocation.integer("amount");
    return sum;
}

/// Records of a client in a currency with something left, oldest first.
std::vector<Open> openRecords(Database& database, Kind kind, std::string_view dayField,
                              std::string_view allocationField, RecordId client, std::string_view currency) {
    std::vector<Open> open;
    for (const Record& record : recordsOfClient(database, kind, client)) {
        if (record.text("currency") != currency || record.integer("amount") <= 0) continue;
        const MinorUnits left = record.integer("amount") - allocatedOf(database, allocationField, record.id());
        if (left > 0) open.push_back({record.id(), record.text(dayField), left});
    }
    std::sort(open.begin(), open.end(),
              [](const Open& a, const Open& b) { return std::tie(a.day, a.id) < std::tie(b.day, b.id); });
    return open;
}

}  // namespace

std::int64_t allocateReceipts(Edit& edit, RecordId client, std::string_view currency) {
    auto receipts = openRecords(edit.database(), Kind::receipt, "date", "receipt", client, currency);
    if (receipts.empty()) return 0;
    auto receivables = openRecords(edit.database(), Kind::receivable, "due", "receivable", client, currency);
    std::int64_t made = 0;
    auto due = receivables.begin();
    for (Open& receipt : receipts)
        while (receipt.left > 0 && due != receivables.end()) {
            const MinorUnits amount = std::min(receipt.left, due->left);
            edit.insert(
                Record(Kind::allocation).set("receipt", receipt.id).set("receivable", due->id).set("amount", amount));
            ++made;
            receipt.left -= amount;
            due->left -= amount;
            if (due->left == 0) ++due;
        }
    return made;
}

void dropAllocations(Edit& edit, Kind kind, RecordId id) {
    const std::string_view field = kind == Kind::receipt ? "receipt" : "receivable";
    for (const RecordId allocation : findRecords(edit.database(), Kind::allocation, field, Value{id}))
        edit.remove(Kind::allocation, allocation);
}

void setRate(Edit& edit, std::string_view currency, Date day, std::int64_t rate) {
    const std::string code = valueOrThrow(parseCurrency(currency));
    if (rate <= 0) throw Error(ErrorKind::invalid_value, "rate", "must be above zero");
    for (const RecordId id : findRecords(edit.database(), Kind::rate, "day", Value{isoDate(day)}))
        if (readRecord(edit.database(), Kind::rate, id)->text("currency") == code) {
            edit.set(Kind::rate, id, "rate", rate);
            return;
        }
    edit.insert(Record(Kind::rate).set("currency", code).set("day", isoDate(day)).set("rate", rate));
}

}  // namespace meike
