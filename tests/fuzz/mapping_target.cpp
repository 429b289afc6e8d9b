// SPDX-License-Identifier: GPL-3.0-or-later
// Which column means what: as JSON, and as the option of the command line.
#include "app/import.h"
#include "tests/fuzz/target.h"

namespace meike::fuzz {
namespace {

void checkMapping(const Result<std::vector<ImportColumn>>& mapping, const TableSource& source, const ImportKind& kind) {
    if (!mapping) {
        require(!mapping.error().detail().empty(), "a refusal has a reason");
        return;
    }
    const auto fields = importFields(kind);
    for (const ImportColumn& column : *mapping) {
        require(column.column < source.columnCount(), "a column of a mapping is there");
        bool known = false;
        for (const ImportField& field : fields) known = known || field.key == column.field;
        require(known, "a field of a mapping is there");
    }
}

void fuzzMapping(std::string_view bytes) {
    static const auto kSource = valueOrThrow(TableSource::fromBytes("客户,when,amount,备注\n甲,2025-01-02,1,x\n"));
    static const ImportKind kOrders(Kind::order);
    checkMapping(parseMappingJson(bytes, *kSource, kOrders), *kSource, kOrders);
    checkMapping(parseMapping(bytes, *kSource, kOrders), *kSource, kOrders);
}

}  // namespace
}  // namespace meike::fuzz

MEIKE_FUZZ_TARGET(mapping, meike::fuzz::fuzzMapping, meike::fuzz::noSeeds)
