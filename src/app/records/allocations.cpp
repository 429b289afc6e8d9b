// SPDX-License-Identifier: GPL-3.0-or-later
// Receipts against receivables, and currency rates.
#include "app/records/allocations.h"

#include <algorithm>

#include "app/field_text.h"
#include "app/records/record_writer.h"
#include "storage/allocation_rows.h"
#include "storage/records.h"

namespace meike {

std::int64_t allocateReceipts(Edit& edit, RecordId client, std::string_view currency) {
    const auto receipts = readOpenReceipts(edit.database(), client, currency);
    if (receipts.empty()) return 0;
    auto receivables = readOpenReceivables(edit.database(), client, currency);
    std::int64_t made = 0;
    auto due = receivables.begin();
    for (OpenAmount receipt : receipts)
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

void allocateReceipts(Edit& edit, const std::set<std::pair<RecordId, std::string>>& clients) {
    for (const auto& [client, currency] : clients) allocateReceipts(edit, client, currency);
}

void dropAllocations(Edit& edit, Kind kind, RecordId id) {
    edit.removeWhere(Kind::allocation, kind == Kind::receipt ? "receipt" : "receivable", id);
}

void setRate(Edit& edit, std::string_view currency, Date day, std::int64_t rate) {
    const std::string code = valueOrThrow(parseCurrency(currency));
    for (const RecordId id : findRecords(edit.database(), Kind::rate, "day", Value{isoDate(day)}))
        if (readRecord(edit.database(), Kind::rate, id)->text("currency") == code) {
            changeField(edit, Kind::rate, id, "rate", rate);
            return;
        }
    addRecord(edit, Record(Kind::rate).set("currency", code).set("day", isoDate(day)).set("rate", rate));
}

}  // namespace meike
