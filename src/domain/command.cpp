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
        {"import_names", {"保存对相近名称的判断", "Keep decisions about similar names"}},
        {"add", {"新增{0}“{1}”", "Add {0} “{1}”"}},
        {"remove_many", {"删除 {0} 条{1}", "Delete {0} {1}"}},
        {"change", {"修改{0}“{1}”", "Change {0} “{1}”"}},
        {"remove", {"删除{0}“{1}”", "Delete {0} “{1}”"}},
        {"change_field", {"修改“{0}”的{1}", "Change {1} of “{0}”"}},
        {"change_field_many", {"修改 {0} 个客户的{1}", "Change {1} of {0} clients"}},
        {"paste_cells", {"粘贴到 {0} 个客户的 {1} 个单元格", "Paste {1} cells into {0} clients"}},
        {"paste_cells_one", {"粘贴到“{0}”的 {1} 个单元格", "Paste {1} cells into “{0}”"}},
        {"fill_down", {"向下填充{1}到 {0} 个客户", "Fill {1} down to {0} clients"}},
        {"tag_one", {"为“{0}”添加标签“{1}”", "Tag “{0}” with “{1}”"}},
        {"tag_many", {"为 {0} 个客户添加标签“{1}”", "Tag {0} clients with “{1}”"}},
        {"untag_one", {"移除“{0}”的标签“{1}”", "Remove tag “{1}” from “{0}”"}},
        {"untag_many", {"移除 {0} 个客户的标签“{1}”", "Remove tag “{1}” from {0} clients"}},
        {"tag_rule", {"设定标签“{0}”的规则", "Set the rule of tag “{0}”"}},
        {"merge_tags", {"将标签“{0}”并入“{1}”", "Merge tag “{0}” into “{1}”"}},
        {"merge_clients", {"将客户“{0}”并入“{1}”", "Merge client “{0}” into “{1}”"}},
        {"merge_clients_many", {"将 {0} 个客户并入“{1}”", "Merge {0} clients into “{1}”"}},
        {"keep_apart", {"确认“{0}”与“{1}”不是同一客户", "Keep “{0}” and “{1}” apart"}},
        {"ask_again", {"重新判断“{0}”与“{1}”是否重复", "Ask about “{0}” and “{1}” again"}},
        {"snapshot", {"保存固定名单“{0}”", "Keep the list “{0}”"}},
        {"archive", {"归档 {0} 个客户", "Archive {0} clients"}},
        {"unarchive", {"取消归档 {0} 个客户", "Bring back {0} archived clients"}},
        {"bin", {"将 {0} 个客户移入回收站", "Move {0} clients to the recycle bin"}},
        {"unbin", {"从回收站恢复 {0} 个客户", "Restore {0} clients from the recycle bin"}},
        {"purge", {"彻底删除 {0} 个客户", "Delete {0} clients for good"}},
        {"pin", {"置顶{0}“{1}”", "Pin {0} “{1}”"}},
        {"unpin", {"取消置顶{0}“{1}”", "Unpin {0} “{1}”"}},
        {"today_done", {"完成{0}：{1}", "Done for {0}: {1}"}},
        {"today_move", {"改期{0}：{1}", "Move for {0}: {1}"}},
        {"today_give", {"转交{0}：{1}", "Give for {0}: {1}"}},
        {"hand_over", {"将“{1}”交给{2}", "Hand “{1}” to {2}"}},
        {"hand_over_many", {"将 {0} 个客户交给{2}", "Hand {0} clients to {2}"}},
        {"to_pool", {"将“{1}”收回公海", "Put “{1}” back into the pool"}},
        {"to_pool_many", {"将 {0} 个客户收回公海", "Put {0} clients back into the pool"}},
        {"invite", {"邀请 {0} 个客户参加“{1}”", "Invite {0} clients to “{1}”"}},
        {"guest_state", {"登记“{1}”的 {0} 位嘉宾", "Note {0} guests of “{1}”"}},
        {"complaint_hours", {"修改投诉处理时限", "Change by when complaints are due"}},
        {"reassign_complaint", {"将“{0}”的投诉转给{1}", "Reassign the complaint of “{0}” to {1}"}},
        {"reopen_complaint", {"重新打开“{0}”的投诉", "Open the complaint of “{0}” again"}},
        {"pool_rules", {"修改公海规则", "Change the rules of the pool"}},
        {"today_skip", {"跳过{0}：{1}", "Skip for {0}: {1}"}},
        {"save_playbook", {"保存维护方案“{0}”", "Save the playbook “{0}”"}},
        {"enable_playbook", {"启用维护方案“{0}”", "Enable the playbook “{0}”"}},
        {"disable_playbook", {"停用维护方案“{0}”", "Disable the playbook “{0}”"}},
        {"note_entries", {"记录维护方案的名单", "Note who is under which playbook"}},
        {"correct_score", {"为“{0}”安排整改：{1}", "Corrective action for “{0}”: {1}"}},
        {"close_correction", {"关闭“{0}”的整改，新得分 {1}", "Close the corrective action of “{0}”, new score {1}"}},
        {"key_join", {"将“{0}”加入大客户", "Make “{0}” a key account"}},
        {"key_keep", {"保留大客户“{0}”到 {1}", "Keep the key account “{0}” until {1}"}},
        {"key_leave", {"将“{0}”移出大客户", "End the key account “{0}”"}},
        {"key_check", {"确认“{0}”：{1}", "Check “{0}”: {1}"}},
        {"key_criteria", {"采用常用的大客户条件", "Take the usual key account criteria"}},
        {"rank_views", {"调整视图次序", "Put the views in order"}},
        {"rank_needs", {"为“{0}”的需求排序", "Rank the needs of “{0}”"}},
        {"move_contact", {"将联系人“{0}”调往“{1}”", "Move contact “{0}” to “{1}”"}},
        {"settings", {"修改设置", "Change settings"}},
        {"pick_list", {"修改选项列表“{0}”", "Change the list “{0}”"}},
        {"people", {"修改人员", "Change people"}},
        {"rates", {"修改汇率", "Change currency rates"}},
        {"save_assessment", {"保存评估“{0}”", "Save assessment “{0}”"}},
        {"sign_assessment", {"审定评估“{0}”", "Sign off assessment “{0}”"}},
        {"borrow", {"导出登记：{0}", "Borrow record: {0}"}},
        {"generate", {"生成 {0} 个客户和 {1} 个订单", "Generate {0} clients and {1} orders"}},
        {"demo", {"生成演示数据", "Make the demo agency"}},
    };
    return kRows;
}

namespace {

/// A label in the middle of an English sentence: "Order" becomes "order", "RFM class" stays.
std::string inSentence(const Label& label, Language language) {
    std::string text(label.in(language));
    const auto upper = [&](std::size_t i) { return i < text.size() && text[i] >= 'A' && text[i] <= 'Z'; };
    if (upper(0) && !upper(1)) text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

/// `@clients` is the name of a kind (of one record; `@clients+` of several) and `@clients.industry` the label of a field; anything
/// else stands for itself.
std::string argumentText(const std::string& argument, Language language) {
    if (argument.empty() || argument.front() != '@') return argument;
    std::string_view name = std::string_view(argument).substr(1);
    const bool many = name.ends_with('+');
    if (many) name.remove_suffix(1);
    const std::size_t dot = name.find('.');
    const KindRow* kind = findKind(name.substr(0, dot));
    if (!kind) return argument;
    if (dot == std::string_view::npos) return inSentence(many ? kind->many : kind->one, language);
    const Field* field = findField(kind->kind, name.substr(dot + 1));
    return field ? inSentence(field->label, language) : argument;
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
