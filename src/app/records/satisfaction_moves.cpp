// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/records/satisfaction_moves.h"

#include "app/records/record_writer.h"
#include "app/short_name.h"
#include "base/error_code.h"
#include "base/unicode.h"
#include "storage/records.h"

namespace meike {

namespace {

Record surveyOf(Database& database, RecordId id) {
    auto survey = readRecord(database, Kind::survey, id);
    if (!survey) throw Error(ErrorKind::not_found, std::string(kindRow(Kind::survey).key), ErrorCode::record_gone);
    return std::move(*survey);
}

std::string surveyClient(Database& database, RecordId survey) {
    return shortName(recordName(database, Kind::client, surveyOf(database, survey).integer("client")));
}

}  // namespace

RecordId correctScore(Edit& edit, RecordId survey, std::string_view title, Date due, RecordId owner) {
    const std::string what(trimmed(title));
    if (what.empty()) throw Error(ErrorKind::invalid_value, "corrective_action", ErrorCode::required);
    Record low = surveyOf(edit.database(), survey);
    RecordWriter writer(edit);
    std::optional<Record> task;
    if (low.integer("task") != 0) task = readRecord(edit.database(), Kind::task, low.integer("task"));
    const bool known = task.has_value();
    if (!known) {
        task.emplace(Kind::task);
        task->set("client", low.integer("client")).set("kind", std::string("follow_up"));
    }
    task->set("title", what).set("due", isoDate(due)).set("owner", owner == 0 ? Value{} : Value{owner});
    RecordId id = task->id();
    if (known)
        writer.change(std::move(*task));
    else
        id = writer.add(std::move(*task));
    low.set("task", id).set("corrective_action", what);
    writer.change(std::move(low));
    return id;
}

RecordId closeCorrection(Edit& edit, RecordId survey, Date day, int score, std::string_view comment) {
    Record low = surveyOf(edit.database(), survey);
    RecordWriter writer(edit);
    const RecordId task = low.integer("task");
    if (task != 0)
        if (auto record = readRecord(edit.database(), Kind::task, task); record && isEmpty(record->get("done_on")))
            writer.set(Kind::task, task, "done_on", Value{isoDate(day)});
    Record now(Kind::survey);
    for (const char* same : {"client", "contact", "metric", "service"}) now.set(same, low.get(same));
    now.set("date", isoDate(day))
        .set("score", std::int64_t{score})
        .set("comment", textValue(std::string(trimmed(comment))));
    if (task != 0) now.set("after_task", task);
    low.set("corrected_on", isoDate(day));
    writer.change(std::move(low));
    return writer.add(std::move(now));
}

Command correctScoreCommand(Database& database, RecordId survey, std::string_view title) {
    return {"correct_score", {surveyClient(database, survey), shortName(title)}};
}
Command closeCorrectionCommand(Database& database, RecordId survey, int score) {
    return {"close_correction", {surveyClient(database, survey), std::to_string(score)}};
}

}  // namespace meike
