// SPDX-License-Identifier: GPL-3.0-or-later
// The workspace's own furniture: people, pick lists, tags, segments, profiles, assessments, borrow records.
#include "domain/choices.h"
#include "domain/field_tables.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::fields {

std::span<const Field> setting() {
    static const Field kRows[] = {
        {.key = "key", .label = {"设置", "Setting"}, .required = true},
        {.key = "value", .label = {"值", "Value"}},
    };
    return kRows;
}

std::span<const Field> person() {
    static const Field kRows[] = {
        {.key = "name", .label = {"姓名", "Name"}, .required = true, .listed = true, .aliases = "人员|用户|user"},
        {.key = "role", .label = {"岗位", "Role"}, .type = FieldType::choice, .required = true, .listed = true,
         .choices = choices::personRoles(), .aliases = "角色"},
        {.key = "active", .label = {"在职", "Active"}, .type = FieldType::boolean, .listed = true},
        {.key = "email", .label = {"邮箱", "E-mail"}, .aliases = "mail"},
    };
    return kRows;
}

std::span<const Field> pickItem() {
    static const Field kRows[] = {
        {.key = "list", .label = {"列表", "List"}, .type = FieldType::choice, .required = true, .choices = pickLists()},
        {.key = "name", .label = {"中文名称", "Name"}, .required = true, .listed = true},
        {.key = "name_en", .label = {"英文名称", "English name"}, .listed = true},
        {.key = "position", .label = {"顺序", "Position"}, .type = FieldType::integer},
        {.key = "archived", .label = {"停用", "Out of use"}, .type = FieldType::boolean, .listed = true},
    };
    return kRows;
}

std::span<const Field> tagGroup() {
    static const Field kRows[] = {
        {.key = "name", .label = {"标签组", "Tag group"}, .required = true, .listed = true},
        {.key = "position", .label = {"顺序", "Position"}, .type = FieldType::integer},
    };
    return kRows;
}

std::span<const Field> tag() {
    static const Field kRows[] = {
        {.key = "name", .label = {"标签", "Tag"}, .required = true, .listed = true},
        {.key = "tag_group", .label = {"标签组", "Tag group"}, .type = FieldType::reference, .listed = true,
         .refersTo = Kind::tag_group},
        {.key = "colour", .label = {"颜色", "Colour"}, .type = FieldType::integer, .listed = true, .minimum = 0, .maximum = 9},
        {.key = "rule", .label = {"规则", "Rule"}, .type = FieldType::long_text, .editable = false},
    };
    return kRows;
}

std::span<const Field> clientTag() {
    static const Field kRows[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .refersTo = Kind::client},
        {.key = "tag", .label = {"标签", "Tag"}, .type = FieldType::reference, .required = true, .refersTo = Kind::tag},
    };
    return kRows;
}

std::span<const Field> segment() {
    static const Field kRows[] = {
        {.key = "name", .label = {"细分", "Segment"}, .required = true, .listed = true},
        {.key = "rule", .label = {"规则", "Rule"}, .type = FieldType::long_text, .required = true},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text},
        {.key = "version", .label = {"规则版本", "Rule version"}, .type = FieldType::integer, .editable = false,
         .minimum = 1, .maximum = 1'000'000},
        {.key = "fixed_on", .label = {"固定名单日期", "List taken on"}, .type = FieldType::date, .editable = false},
    };
    return kRows;
}

std::span<const Field> scoringProfile() {
    static const Field kRows[] = {
        {.key = "name", .label = {"评分方案", "Scoring profile"}, .required = true, .listed = true},
        {.key = "version", .label = {"版本", "Version"}, .type = FieldType::integer, .required = true, .listed = true},
        {.key = "body", .label = {"规则", "Rules"}, .type = FieldType::long_text, .required = true},
        {.key = "in_use", .label = {"当前使用", "In use"}, .type = FieldType::boolean, .listed = true},
    };
    return kRows;
}

std::span<const Field> assessment() {
    static const Field kRows[] = {
        {.key = "name", .label = {"价值评估", "Assessment"}, .required = true, .listed = true},
        {.key = "as_of", .label = {"截至日期", "As of"}, .type = FieldType::date, .required = true, .listed = true},
        {.key = "profile_name", .label = {"评分方案", "Profile"}, .required = true, .listed = true},
        {.key = "profile_version", .label = {"方案版本", "Profile version"}, .type = FieldType::integer, .required = true},
        {.key = "profile_body", .label = {"方案内容", "Profile rules"}, .type = FieldType::long_text, .required = true},
        {.key = "tier_scale", .label = {"等级口径", "Tier scale"}, .required = true},
        {.key = "signed_by", .label = {"审定人", "Signed off by"}, .type = FieldType::reference, .listed = true,
         .refersTo = Kind::person},
        {.key = "signed_on", .label = {"审定日期", "Signed off on"}, .type = FieldType::date, .listed = true},
    };
    return kRows;
}

std::span<const Field> assessmentScore() {
    static const Field kRows[] = {
        {.key = "assessment", .label = {"价值评估", "Assessment"}, .type = FieldType::reference, .required = true,
         .refersTo = Kind::assessment},
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .refersTo = Kind::client},
        {.key = "tier", .label = {"等级", "Tier"}},
        {.key = "tier_computed", .label = {"计算等级", "Computed tier"}},
        {.key = "value_score", .label = {"价值评分", "Value score"}, .type = FieldType::decimal, .scale = 2},
        {.key = "r", .label = {"R", "R"}, .type = FieldType::integer},
        {.key = "f", .label = {"F", "F"}, .type = FieldType::integer},
        {.key = "m", .label = {"M", "M"}, .type = FieldType::integer},
        {.key = "rfm_class", .label = {"RFM 类型", "RFM class"}},
        {.key = "stage", .label = {"关系阶段", "Stage"}},
        {.key = "recency_days", .label = {"沉默天数", "Recency"}, .type = FieldType::integer},
        {.key = "frequency", .label = {"合作频次", "Frequency"}, .type = FieldType::integer},
        {.key = "monetary", .label = {"窗口内价值", "Value in window"}, .type = FieldType::money},
        {.key = "reasons", .label = {"原因", "Reasons"}, .type = FieldType::long_text},
    };
    return kRows;
}

std::span<const Field> borrowRecord() {
    static const Field kRows[] = {
        {.key = "date", .label = {"日期", "Date"}, .type = FieldType::date, .required = true, .listed = true},
        {.key = "person", .label = {"借阅人", "Borrower"}, .type = FieldType::reference, .listed = true, .refersTo = Kind::person},
        {.key = "purpose", .label = {"用途", "Purpose"}, .listed = true},
        {.key = "recipient", .label = {"接收方", "Recipient"}, .listed = true},
        {.key = "file", .label = {"文件", "File"}, .listed = true},
        {.key = "row_count", .label = {"行数", "Rows"}, .type = FieldType::integer, .listed = true},
        {.key = "columns", .label = {"列", "Columns"}, .type = FieldType::long_text},
        {.key = "return_on", .label = {"归还日期", "Return by"}, .type = FieldType::date, .listed = true},
    };
    return kRows;
}

}  // namespace meike::fields
