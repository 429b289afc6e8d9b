// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/plan/playbooks.h"

#include <algorithm>
#include <set>

#include "app/records/record_writer.h"
#include "app/short_name.h"
#include "base/error_code.h"
#include "base/unicode.h"
#include "engine/plan/plan.h"
#include "generated/embedded_resources.h"
#include "storage/plan_rows.h"
#include "storage/records.h"

namespace meike {

namespace {

bool isCalled(const Record& playbook, std::string_view name) {
    const std::string wanted = foldForSearch(matchKey(name));
    return foldForSearch(matchKey(playbook.text("name"))) == wanted ||
           foldForSearch(matchKey(playbook.text("name_en"))) == wanted;
}

}  // namespace

const std::vector<PlaybookPreset>& playbookPresets() {
    static const std::vector<PlaybookPreset> kPresets = [] {
        constexpr std::string_view kFolder = "playbooks/";
        constexpr std::string_view kEnding = ".json";
        std::vector<PlaybookPreset> presets;
        for (const std::string_view file : embeddedResourceNames()) {
            if (!file.starts_with(kFolder) || !file.ends_with(kEnding)) continue;
            std::string key(file.substr(kFolder.size(), file.size() - kFolder.size() - kEnding.size()));
            presets.push_back({key, parsePlaybook(embeddedResource(std::string(file)))});
            presets.back().draft.playbook.set("preset", std::move(key));
        }
        std::stable_sort(presets.begin(), presets.end(), [](const PlaybookPreset& a, const PlaybookPreset& b) {
            return a.draft.playbook.integer("priority") < b.draft.playbook.integer("priority");
        });
        return presets;
    }();
    return kPresets;
}

const PlaybookPreset* findPlaybookPreset(std::string_view name) {
    for (const PlaybookPreset& preset : playbookPresets())
        if (preset.key == name || isCalled(preset.draft.playbook, name)) return &preset;
    return nullptr;
}

std::optional<Record> findPlaybook(Database& database, std::string_view name) {
    const auto all = allRecords(database, Kind::playbook);
    for (const Record& playbook : all)
        if (isCalled(playbook, name)) return playbook;
    for (const Record& playbook : all)
        if (!name.empty() && playbook.text("preset") == name) return playbook;
    return std::nullopt;
}

Record playbookNamed(Database& database, std::string_view name) {
    if (auto playbook = findPlaybook(database, name)) return std::move(*playbook);
    throw Error(ErrorKind::not_found, std::string(name), ErrorCode::playbook_unknown);
}

std::vector<Record> stepsOfPlaybook(Database& database, RecordId playbook) {
    auto steps = readRecords(database, Kind::playbook_step,
                             findRecords(database, Kind::playbook_step, "playbook", Value{playbook}));
    std::stable_sort(steps.begin(), steps.end(), [](const Record& a, const Record& b) {
        return a.integer("position", 1'000) < b.integer("position", 1'000);
    });
    return steps;
}

double promisedMinutesPerWeek(const std::vector<Record>& steps) {
    engine::plan::Rules rules;
    for (const Record& record : steps)
        if (auto step = planStepOf(record, 0)) rules.steps.push_back(std::move(*step));
    return engine::plan::promisedMinutesPerWeek(rules, 0);
}

RecordId savePlaybook(Edit& edit, const PlaybookDraft& draft) {
    RecordWriter writer(edit);
    RecordId id = draft.playbook.id();
    if (id == 0)
        id = writer.add(draft.playbook);
    else
        writer.change(draft.playbook);
    std::set<RecordId> kept;
    for (const Record& step : draft.steps) kept.insert(step.id());
    for (const Record& step : stepsOfPlaybook(edit.database(), id))
        if (!kept.contains(step.id())) writer.remove(Kind::playbook_step, step.id());
    std::int64_t position = 0;
    for (Record step : draft.steps) {
        step.set("playbook", id).set("position", ++position);
        if (step.id() == 0)
            writer.add(std::move(step));
        else
            writer.change(std::move(step));
    }
    return id;
}

RecordId installPreset(Edit& edit, const PlaybookPreset& preset) {
    RecordWriter writer(edit);
    const RecordId id = writer.add(preset.draft.playbook);
    for (Record step : preset.draft.steps) {
        step.set("playbook", id);
        writer.add(std::move(step));
    }
    return id;
}

RecordId enablePlaybook(Edit& edit, std::string_view name, Date day) {
    const auto stored = findPlaybook(edit.database(), name);
    const PlaybookPreset* preset = stored ? nullptr : findPlaybookPreset(name);
    if (!stored && !preset) throw Error(ErrorKind::not_found, std::string(name), ErrorCode::playbook_unknown);
    const RecordId id = stored ? stored->id() : installPreset(edit, *preset);
    if (!stored || isEmpty(stored->get("enabled_on")))
        RecordWriter(edit).set(Kind::playbook, id, "enabled_on", Value{isoDate(day)});
    return id;
}

void enablePlaybook(Edit& edit, RecordId playbook, Date day) {
    RecordWriter(edit).set(Kind::playbook, playbook, "enabled_on", Value{isoDate(day)});
}

void disablePlaybook(Edit& edit, RecordId playbook) {
    RecordWriter(edit).set(Kind::playbook, playbook, "enabled_on", Value{});
}

Command savePlaybookCommand(std::string_view name) { return {"save_playbook", {shortName(name)}}; }
Command enablePlaybookCommand(std::string_view name) { return {"enable_playbook", {shortName(name)}}; }
Command disablePlaybookCommand(std::string_view name) { return {"disable_playbook", {shortName(name)}}; }

}  // namespace meike
