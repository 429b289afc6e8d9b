// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/records/opportunity_moves.h"

#include "app/records/record_writer.h"
#include "base/error_code.h"
#include "domain/kind.h"
#include "domain/record.h"
#include "storage/records.h"

namespace meike {

bool isClosedStage(std::string_view stage) { return stage == "won" || stage == "lost"; }

bool moveOpportunity(Edit& edit, RecordId opportunity, std::string_view stage, Date day, const std::string& reason) {
    auto record = readRecord(edit.database(), Kind::opportunity, opportunity);
    if (!record) throw Error(ErrorKind::not_found, std::string(kindRow(Kind::opportunity).key), ErrorCode::record_gone);
    record->set("stage", std::string(stage));
    record->set("closed_on", isClosedStage(stage) ? Value{isoDate(day)} : Value{});
    record->set("reason_lost", stage == "lost" ? textValue(reason) : Value{});
    return changeRecord(edit, std::move(*record));
}

Command moveOpportunityCommand(Database& database, RecordId opportunity) {
    return changeFieldCommand(database, Kind::opportunity, opportunity, "stage");
}

}  // namespace meike
