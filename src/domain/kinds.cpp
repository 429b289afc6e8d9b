// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "base/error.h"
#include "domain/field_tables.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike {

std::span<const KindRow> kindTable() {
    static const std::array kRows = {
        KindRow{Kind::setting, "settings", "setting", {"设置", "Setting"}, {"设置", "Settings"}, fields::setting(), "key"},
        KindRow{Kind::person, "people", "person", {"人员", "Person"}, {"人员", "People"}, fields::person(), "name"},
        KindRow{Kind::pick_item, "pick_items", "pick_item", {"选项", "Choice"}, {"选项", "Choices"}, fields::pickItem(), "name"},
        KindRow{Kind::tag_group, "tag_groups", "tag_group", {"标签组", "Tag group"}, {"标签组", "Tag groups"}, fields::tagGroup(), "name"},
        KindRow{Kind::tag, "tags", "tag", {"标签", "Tag"}, {"标签", "Tags"}, fields::tag(), "name"},
        KindRow{Kind::client, "clients", "client", {"客户", "Client"}, {"客户", "Clients"}, fields::client(), "name"},
        KindRow{Kind::client_tag, "client_tags", "client_tag", {"客户标签", "Tag of a client"}, {"客户标签", "Tags of clients"},
                fields::clientTag(), ""},
        KindRow{Kind::contact, "contacts", "contact", {"联系人", "Contact"}, {"联系人", "Contacts"}, fields::contact(), "name"},
        KindRow{Kind::project, "projects", "project", {"项目", "Project"}, {"项目", "Projects"}, fields::project(), "name"},
        KindRow{Kind::order, "orders", "client_order", {"订单", "Order"}, {"订单", "Orders"}, fields::order(), "number"},
        KindRow{Kind::receivable, "receivables", "receivable", {"应收", "Receivable"}, {"应收", "Receivables"}, fields::receivable(),
                "number"},
        KindRow{Kind::receipt, "receipts", "receipt", {"回款", "Receipt"}, {"回款", "Receipts"}, fields::receipt(), "number"},
        KindRow{Kind::allocation, "allocations", "allocation", {"核销", "Allocation"}, {"核销", "Allocations"}, fields::allocation(), ""},
        KindRow{Kind::rate, "rates", "rate", {"汇率", "Rate"}, {"汇率", "Rates"}, fields::rate(), "currency"},
        KindRow{Kind::interaction, "interactions", "interaction", {"互动", "Interaction"}, {"互动", "Interactions"},
                fields::interaction(), "summary"},
        KindRow{Kind::need, "needs", "need", {"需求", "Need"}, {"需求", "Needs"}, fields::need(), "title"},
        KindRow{Kind::complaint, "complaints", "complaint", {"投诉", "Complaint"}, {"投诉", "Complaints"}, fields::complaint(), "summary"},
        KindRow{Kind::survey, "surveys", "survey", {"满意度调查", "Survey"}, {"满意度调查", "Surveys"}, fields::survey(), ""},
        KindRow{Kind::task, "tasks", "task", {"任务", "Task"}, {"任务", "Tasks"}, fields::task(), "title"},
        KindRow{Kind::segment, "segments", "segment", {"细分", "Segment"}, {"细分", "Segments"}, fields::segment(), "name"},
        KindRow{Kind::scoring_profile, "scoring_profiles", "scoring_profile", {"评分方案", "Scoring profile"},
                {"评分方案", "Scoring profiles"}, fields::scoringProfile(), "name"},
        KindRow{Kind::assessment, "assessments", "assessment", {"价值评估", "Assessment"}, {"价值评估", "Assessments"},
                fields::assessment(), "name"},
        KindRow{Kind::assessment_score, "assessment_scores", "assessment_score", {"评估结果", "Assessment score"},
                {"评估结果", "Assessment scores"}, fields::assessmentScore(), ""},
        KindRow{Kind::borrow_record, "borrow_records", "borrow_record", {"借阅记录", "Borrow record"}, {"借阅记录", "Borrow records"},
                fields::borrowRecord(), "purpose"},
    };
    return kRows;
}

const KindRow& kindRow(Kind kind) { return kindTable()[static_cast<std::size_t>(kind)]; }

const KindRow* findKind(std::string_view key) {
    for (const KindRow& row : kindTable())
        if (row.key == key) return &row;
    return nullptr;
}

const Field* findField(Kind kind, std::string_view key) {
    for (const Field& field : kindRow(kind).fields)
        if (field.key == key) return &field;
    return nullptr;
}

const Field& fieldOf(Kind kind, std::string_view key) {
    if (const Field* field = findField(kind, key)) return *field;
    throw Error(ErrorKind::internal, std::string(kindRow(kind).key), "no field " + std::string(key));
}

std::span<const Choice> pickLists() {
    static constexpr Choice kRows[] = {{"industry", {"行业", "Industry"}},
                                       {"region", {"地区", "Region"}},
                                       {"service", {"服务类型", "Service type"}},
                                       {"source", {"客户来源", "Source"}}};
    return kRows;
}

}  // namespace meike
