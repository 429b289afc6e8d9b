// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/playbook_json.h"

#include <algorithm>

#include "domain/choices.h"
#include "domain/playbook.h"
#include "exchange/json_object.h"
#include "exchange/json_once.h"
#include "exchange/rule_json.h"

namespace meike {

namespace {

using json_reading::fail;
using PlaybookJson = json_reading::Json;
using PlaybookObject = json_reading::Object;

constexpr int kPlaybookSchema = 1;

std::string keyOf(std::span<const Choice> choices, const PlaybookJson& value, const std::string& path) {
    const std::string key = json_reading::text(value, path);
    if (findChoice(choices, key)) return key;
    std::string known;
    for (const Choice& choice : choices) known += (known.empty() ? "" : ", ") + std::string(choice.key);
    fail(path, {ErrorCode::one_of, {known}});
}

void readChoice(PlaybookObject& object, const char* key, std::span<const Choice> choices, Record& record,
                std::string_view field) {
    object.member(key, [&](const PlaybookJson& value, const std::string& path) {
        record.set(field, keyOf(choices, value, path));
    });
}

void readWords(PlaybookObject& object, const char* key, Record& record, std::string_view field) {
    ProfileLabel label;
    object.read(key, label);
    record.set(field, textValue(label.zh)).set(std::string(field) + "_en", textValue(label.en));
}

void readDays(PlaybookObject& object, const char* key, const Field& field, Record& record) {
    object.member(key, [&](const PlaybookJson& value, const std::string& path) {
        const std::int64_t number = json_reading::wholeNumber(value, path);
        if (number < field.minimum || number > field.maximum)
            fail(path, {ErrorCode::not_between, {field.minimum, field.maximum}});
        record.set(field.key, number);
    });
}

/// What the kind asks for, by the path of the file.
void require(const Record& record, const std::string& path,
             std::initializer_list<std::pair<const char*, const char*>> fields) {
    for (const auto& [field, key] : fields)
        if (isEmpty(record.get(field)))
            throw Error(ErrorKind::invalid_value, path.empty() ? std::string(key) : path + "." + key,
                        ErrorCode::required);
}

Record readStep(const PlaybookJson& json, const std::string& path, std::int64_t position) {
    Record step(Kind::playbook_step);
    PlaybookObject object(json, path);
    step.set("position", position);
    readWords(object, "title", step, "title");
    readChoice(object, "what", choices::stepKinds(), step, "what");
    readChoice(object, "when", choices::stepTriggers(), step, "occasion");
    readDays(object, "days", fieldOf(Kind::playbook_step, "days"), step);
    bool workdays = false;
    object.read("workdays", workdays);
    if (workdays) step.set("workdays", std::int64_t{1});
    std::string only;
    object.read("only", only);
    step.set("only", textValue(only));
    object.member("done", [&](const PlaybookJson& value, const std::string& inner) {
        PlaybookObject done(value, inner);
        readChoice(done, "by", choices::doneBys(), step, "done_by");
        done.member("kinds", [&](const PlaybookJson& kinds, const std::string& place) {
            std::vector<std::string> keys;
            json_reading::list(kinds, place, choices::interactionKinds().size());
            for (std::size_t i = 0; i < kinds.size(); ++i)
                keys.push_back(keyOf(choices::interactionKinds(), kinds[i], json_reading::at(place, i)));
            // Kept in the order of the table, as every field of choices.
            std::vector<std::string> ordered;
            for (const Choice& choice : choices::interactionKinds())
                if (std::find(keys.begin(), keys.end(), choice.key) != keys.end()) ordered.emplace_back(choice.key);
            step.set("done_kinds", textValue(joinKeys(ordered)));
        });
        readChoice(done, "who", choices::doneWhos(), step, "done_who");
        done.finish();
    });
    readChoice(object, "who", choices::stepWhos(), step, "who");
    readDays(object, "minutes", fieldOf(Kind::playbook_step, "minutes"), step);
    readChoice(object, "stake", choices::stakes(), step, "stake");
    readWords(object, "text", step, "text");
    object.finish();
    require(step, path,
            {{"title", "title.zh"},
             {"title_en", "title.en"},
             {"what", "what"},
             {"occasion", "when"},
             {"days", "days"},
             {"done_by", "done.by"},
             {"who", "who"},
             {"minutes", "minutes"},
             {"stake", "stake"}});
    // Whom a function or a person means is known to a workspace alone.
    if (step.text("who") == "function" || step.text("who") == "person")
        fail(path + ".who", {ErrorCode::either_of, {"owner", "sponsor"}});
    if (step.text("occasion") == "interval" && step.integer("days") <= 0)
        throw Error(ErrorKind::invalid_value, path + ".days", ErrorCode::not_above_zero);
    return step;
}

}  // namespace

PlaybookDraft parsePlaybook(std::string_view text) {
    const auto json = parseJsonOnce<PlaybookJson>(text, "playbook");
    if (!json.is_object()) fail("playbook", ErrorCode::an_object);
    PlaybookDraft draft;
    PlaybookObject object(json, "");
    int schema = 0;
    object.read("schema", schema);
    if (schema != kPlaybookSchema) fail("schema", {ErrorCode::one_of, {std::to_string(kPlaybookSchema)}});
    readWords(object, "name", draft.playbook, "name");
    readWords(object, "purpose", draft.playbook, "purpose");
    readDays(object, "priority", fieldOf(Kind::playbook, "priority"), draft.playbook);
    object.member("rule", [&](const PlaybookJson& value, const std::string& path) {
        auto rule = parseRule(value.dump());
        if (!rule)
            throw Error(ErrorKind::invalid_value,
                        rule.error().subject() == "rule" ? path : path + "." + rule.error().subject(),
                        rule.error().detail());
        draft.playbook.set("rule", ruleJson(*rule));
    });
    object.member("steps", [&](const PlaybookJson& steps, const std::string& path) {
        json_reading::list(steps, path, 50);
        for (std::size_t i = 0; i < steps.size(); ++i)
            draft.steps.push_back(readStep(steps[i], json_reading::at(path, i), static_cast<std::int64_t>(i) + 1));
    });
    object.finish();
    require(draft.playbook, "",
            {{"name", "name.zh"},
             {"name_en", "name.en"},
             {"purpose", "purpose.zh"},
             {"purpose_en", "purpose.en"},
             {"rule", "rule"}});
    if (draft.steps.empty()) throw Error(ErrorKind::invalid_value, "steps", ErrorCode::required);
    return draft;
}

}  // namespace meike
