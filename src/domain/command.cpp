// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/command.h"

#include <algorithm>

#include "domain/field.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike {

std::span<const CommandRow> commandTable() {
    static constexpr CommandRow kRows[] = {
        {"new_workspace", {"新建工作区", "New workspace"}},
        {"import", {"导入 {0} 条{1}", "Import {0} {1}"}},
        {"add", {"新增{0}“{1}”", "Add {0} “{1}”"}},
        {"change", {"修改{0}“{1}”", "Change {0} “{1}”"}},
        {"remove", {"删除{0}“{1}”", "Delete {0} “{1}”"}},
        {"change_field", {"修改“{0}”的{1}", "Change {1} of “{0}”"}},
        {"change_field_many", {"修改 {0} 个客户的{1}", "Change {1} of {0} clients"}},
        {"tag_one", {"为“{0}”添加标签“{1}”", "Tag “{0}” with “{1}”"}},
        {"tag_many", {"为 {0} 个客户添加标签“{1}”", "Tag {0} clients with “{1}”"}},
        {"untag_one", {"移除“{0}”的标签“{1}”", "Remove tag “{1}” from “{0}”"}},
        {"untag_many", {"移除 {0} 个客户的标签“{1}”", "Remove tag “{1}” from {0} clients"}},
        {"archive", {"归档 {0} 个客户", "Archive {0} clients"}},
        {"unarchive", {"取消归档 {0} 个客户", "Bring back {0} archived clients"}},
        {"bin", {"将 {0} 个客户移入回收站", "Move {0} clients to the recycle bin"}},
        {"unbin", {"从回收站恢复 {0} 个客户", "Restore {0} clients from the recycle bin"}},
        {"purge", {"彻底删除 {0} 个客户", "Delete {0} clients for good"}},
        {"settings", {"修改设置", "Change settings"}},
        {"pick_list", {"修改选项列表“{0}”", "Change the list “{0}”"}},
        {"people", {"修改人员", "Change people"}},
        {"rates", {"修改汇率", "Change currency rates"}},
        {"save_assessment", {"保存评估“{0}”", "Save assessment “{0}”"}},
        {"borrow", {"登记借阅：{0}", "Borrow record: {0}"}},
        {"generate", {"生成 {0} 个客户和 {1} 个订单", "Generate {0} clients and {1} orders"}},
        {"demo", {"生成演示数据", "Make the demo agency"}},
    };
    return kRows;
}

namespace {

/// `@clients` is the name of a kind and `@clients.industry` the label of a field; anything else stands for itself.
std::string argumentText(const std::string& argument, Language language) {
    if (argument.empty() || argument.front() != '@') return argument;
    const std::size_t dot = argument.find('.');
    const KindRow* kind = findKind(std::string_view(argument).substr(1, dot == std::string::npos ? dot : dot - 1));
    if (!kind) return argument;
    if (dot == std::string::npos) return std::string(kind->one.in(language));
    const Field* field = findField(kind->kind, std::string_view(argument).substr(dot + 1));
    return field ? std::string(field->label.in(language)) : argument;
}

}  // namespace

std::string commandText(const Command& command, Language language) {
    const auto rows = commandTable();
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const CommandRow& each) { return each.key == command.key; });
    if (row == rows.end()) return command.key;
    std::string text;
    const std::string_view pattern = row->label.in(language);
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}') {
            const auto index = static_cast<std::size_t>(pattern[i + 1] - '0');
            if (index < command.arguments.size()) text += argumentText(command.arguments[index], language);
            i += 2;
        } else {
            text += pattern[i];
        }
    }
    return text;
}

}  // namespace meike
