// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/framework_completion.h"

#include "base/error_code.h"
#include "domain/tax.h"
#include "storage/records.h"

namespace meike {

FrameworkCompletion frameworkCompletion(Database& database, RecordId contract, Date asOf) {
    const auto record = readRecord(database, Kind::framework_contract, contract);
    if (!record) throw Error(ErrorKind::not_found, "framework_contracts", ErrorCode::record_gone);
    FrameworkCompletion completion;
    completion.committed = record->integer("committed");
    const std::string currency = record->text("currency");
    const bool withTax = isTaxIncluded(*record);
    const std::string last = isoDate(asOf);
    for (const RecordId id : findRecords(database, Kind::order, "framework_contract", Value{contract})) {
        const auto order = readRecord(database, Kind::order, id);
        if (!order || order->text("date") > last) continue;
        ++completion.orders;
        if (order->text("currency") != currency) {
            completion.left[order->text("currency")] += order->integer("amount");
            continue;
        }
        const TaxedAmount both = taxedAmount(*order, "amount");
        const auto& wanted = withTax ? both.included : both.excluded;
        if (!wanted) ++completion.taxUnclear;
        completion.ordered += wanted.value_or(order->integer("amount"));
    }
    if (completion.committed > 0)
        completion.share =
            static_cast<std::int64_t>(static_cast<__int128>(completion.ordered) * 10'000 / completion.committed);
    return completion;
}

}  // namespace meike
