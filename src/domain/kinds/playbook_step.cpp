// SPDX-License-Identifier: GPL-3.0-or-later
// One thing that a playbook wants done, and when.
#include "base/error_code.h"
#include "domain/choices.h"
#include "domain/kinds/kinds.h"
#include "domain/playbook.h"
#include "domain/record.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow playbook_step() {
    static const Field kFields[] = {
        {.key = "playbook", .label = {"维护方案", "Playbook"}, .type = FieldType::reference, .required = true, .listed = true, .refersTo = Kind::playbook},
        {.key = "position", .label = {"次序", "Place"}, .type = FieldType::integer, .minimum = 1, .maximum = 999},
        {.key = "title", .label = {"步骤", "Step"}, .required = true, .listed = true},
        {.key = "title_en", .label = {"英文名称", "English name"}},
        {.key = "what", .label = {"做什么", "What"}, .type = FieldType::choice, .required = true, .listed = true, .choices = choices::stepKinds()},
        {.key = "occasion", .label = {"何时", "When"}, .type = FieldType::choice, .required = true, .listed = true, .choices = choices::stepTriggers()},
        {.key = "days", .label = {"天数", "Days"}, .type = FieldType::integer, .required = true, .listed = true, .minimum = -kMostStepDays, .maximum = kMostStepDays},
        {.key = "workdays", .label = {"按工作日计", "In working days"}, .type = FieldType::boolean},
        {.key = "only", .label = {"仅限", "Only"}},
        {.key = "done_by", .label = {"完成标志", "Done by"}, .type = FieldType::choice, .required = true, .choices = choices::doneBys()},
        {.key = "done_kinds", .label = {"计入的互动方式", "Interactions that count"}, .type = FieldType::choices, .choices = choices::interactionKinds()},
        {.key = "done_who", .label = {"谁的互动计入", "Whose count"}, .type = FieldType::choice, .choices = choices::doneWhos()},
        {.key = "who", .label = {"由谁做", "Who"}, .type = FieldType::choice, .required = true, .listed = true, .choices = choices::stepWhos()},
        {.key = "function", .label = {"团队职能", "Function"}, .type = FieldType::pick, .target = "team_function"},
        {.key = "person", .label = {"指定人员", "Person"}, .type = FieldType::reference, .refersTo = Kind::person},
        {.key = "minutes", .label = {"预计分钟", "Minutes"}, .type = FieldType::integer, .required = true, .listed = true, .minimum = 1, .maximum = 2'400},
        {.key = "stake", .label = {"利害", "At stake"}, .type = FieldType::choice, .required = true, .choices = choices::stakes()},
        {.key = "text", .label = {"话术", "Text"}, .type = FieldType::long_text},
        {.key = "text_en", .label = {"英文话术", "Text in English"}, .type = FieldType::long_text},
    };
    return {.kind = Kind::playbook_step,
            .key = "playbook_steps",
            .table = "playbook_step",
            .one = {"方案步骤", "Step"},
            .many = {"方案步骤", "Steps"},
            .fields = kFields,
            .nameField = "title",
            .owner = "playbook",
            .edited = true,
            .check = [](const Record& record, std::vector<FieldProblem>& problems) {
                // What comes round regularly comes after something.
                if (record.text("occasion") == "interval" && !isEmpty(record.get("days")) && record.integer("days") <= 0)
                    problems.push_back({"days", ErrorCode::not_above_zero});
                if (record.text("who") == "function" && isEmpty(record.get("function"))) problems.push_back({"function", ErrorCode::required});
                if (record.text("who") == "person" && isEmpty(record.get("person"))) problems.push_back({"person", ErrorCode::required});
            },
            .begin = [](Record& record) {
                record.set("who", std::string("owner")).set("done_by", std::string("interaction")).set("stake", std::string("tier"))
                    .set("minutes", std::int64_t{30});
            }};
}

}  // namespace meike::kinds
