// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/playbook_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/error_code.h"

namespace meike {
namespace {

using Json = nlohmann::ordered_json;

Json sound() {
    return Json::parse(R"({
        "schema": 1, "name": {"zh": "方案", "en": "Playbook"}, "purpose": {"zh": "为何", "en": "Why"}, "priority": 2,
        "rule": {"field": "tier", "op": "any_of", "value": ["core"]},
        "steps": [{"title": {"zh": "回访", "en": "Call"}, "what": "call", "when": "interval", "days": 30, "workdays": true,
                   "done": {"by": "interaction", "kinds": ["visit", "call"], "who": "owner"}, "who": "owner",
                   "minutes": 20, "stake": "tier", "text": {"zh": "您好", "en": "Hello"}}]})");
}

TEST(PlaybookJson, IsReadWithItsSteps) {
    const PlaybookDraft draft = parsePlaybook(sound().dump());
    EXPECT_EQ(draft.playbook.text("name_en"), "Playbook");
    EXPECT_EQ(draft.playbook.integer("priority"), 2);
    ASSERT_EQ(draft.steps.size(), 1U);
    const Record& step = draft.steps[0];
    EXPECT_EQ(step.text("occasion"), "interval");
    EXPECT_EQ(step.text("done_kinds"), "call,visit") << "in the order of the table";
    EXPECT_EQ(step.integer("workdays"), 1);
    EXPECT_EQ(step.text("text_en"), "Hello");
}

TEST(PlaybookJson, EveryMistakeIsNamedByItsPath) {
    struct Row {
        const char* pointer;
        Json value;  ///< null: taken away
        const char* path;
    };
    const Row rows[] = {
        {"/schema", 2, "schema"},
        {"/name/en", nullptr, "name.en"},
        {"/purpose/zh", 3, "purpose.zh"},
        {"/priority", 100, "priority"},
        {"/rule/op", "like", "rule.op"},
        {"/rule", nullptr, "rule"},
        {"/steps", Json::array(), "steps"},
        {"/steps/0/what", "phone", "steps[0].what"},
        {"/steps/0/when", "weekly", "steps[0].when"},
        {"/steps/0/days", 0, "steps[0].days"},
        {"/steps/0/days", 5'000, "steps[0].days"},
        {"/steps/0/days", "30", "steps[0].days"},
        {"/steps/0/done/by", "magic", "steps[0].done.by"},
        {"/steps/0/done/kinds/1", "fax", "steps[0].done.kinds[1]"},
        {"/steps/0/done/when", 1, "steps[0].done.when"},
        {"/steps/0/who", "function", "steps[0].who"},
        {"/steps/0/minutes", nullptr, "steps[0].minutes"},
        {"/steps/0/stake", nullptr, "steps[0].stake"},
        {"/steps/0/title/zh", nullptr, "steps[0].title.zh"},
        {"/steps/0/unknown", 1, "steps[0].unknown"},
        {"/unknown", 1, "unknown"},
    };
    for (const Row& row : rows) {
        Json json = sound();
        const Json::json_pointer at(row.pointer);
        if (row.value.is_null())
            json.at(at.parent_pointer()).erase(at.back());
        else
            json[at] = row.value;
        try {
            parsePlaybook(json.dump());
            ADD_FAILURE() << row.pointer << " was read";
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::invalid_value);
            EXPECT_EQ(error.subject(), row.path);
            EXPECT_FALSE(error.detail().empty()) << row.pointer;
        }
    }
    for (const char* text : {"", "[]", "{", R"({"schema": 1, "schema": 1})"})
        EXPECT_THROW(parsePlaybook(text), Error) << text;
}

}  // namespace
}  // namespace meike
