// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/error_sentence.h"

#include <string_view>

#include "app/words/error_words.h"
#include "app/words/profile_words.h"
#include "domain/record.h"

namespace meike {

namespace {

struct Sentence {
    Label happened;        ///< {0}: the subject in quotes, {1}: the detail
    Label unnamed;         ///< {0} of an error without subject
    Label whatToDo;        ///< may be empty
    bool detailed = true;  ///< {1}, where nothing asks for it, follows in brackets
};

const Sentence& sentenceOf(ErrorKind kind) {
    static constexpr Sentence kNotFound{
        {"找不到{0}{1}。", "{0} was not found{1}."},
        {"所要的内容", "What you asked for"},
        {"它可能已被移动、重命名或删除。", "It may have been moved, renamed or deleted."}};
    static constexpr Sentence kInvalid{{"{0}不可用{1}。", "{0} cannot be used{1}."},
                                       {"有一个值", "A value"},
                                       {"请更正后重试。", "Correct it and try again."}};
    static constexpr Sentence kConflict{
        {"无法撤销或重做这一步：之后的更改涉及同一批记录{1}。未做任何更改。",
         "This step cannot be taken back or done again: later changes touch the same records{1}. Nothing was changed."},
        {},
        {}};
    static constexpr Sentence kBusy{
        {"有任务正在进行，此操作未执行。", "A longer job is still running, so this was not done."},
        {},
        {"请等任务结束后重试，或取消该任务。", "Try again when it has ended, or cancel the job."},
        false};
    static constexpr Sentence kLocked{{"{0}正被占用{1}。", "{0} is in use{1}."},
                                      {"工作区", "The workspace"},
                                      {"请先在那里关闭，再到这里打开。", "Close it there, then open it again here."}};
    static constexpr Sentence kReadOnly{{"{0}不可写入。", "{0} may not be written."},
                                        {"文件", "The file"},
                                        {"请检查文件及其所在文件夹的权限，或改用副本。",
                                         "Check the permissions of the file and its folder, or work on a copy."},
                                        false};
    static constexpr Sentence kDiskFull{{"磁盘已满，未能保存。此前保存的内容完好。",
                                         "The disk is full, so this was not saved. Everything saved before is safe."},
                                        {},
                                        {"请腾出空间后重试。", "Free some space and try again."},
                                        false};
    static constexpr Sentence kIo{{"无法读写{0}{1}。", "{0} could not be read or written{1}."},
                                  {"文件", "A file"},
                                  {"请检查磁盘后重试。", "Check the disk and try again."}};
    static constexpr Sentence kDamaged{
        {"{0}已损坏{1}。文件保持原样。", "{0} is damaged{1}. The file was left as it is."},
        {"文件", "The file"},
        {"请恢复备份，或选择其他文件。", "Restore a backup, or choose another file."}};
    static constexpr Sentence kNewer{{"{0}由更新版本的媒客写入。文件保持原样。",
                                      "{0} was written by a newer version of Meike. The file was left as it is."},
                                     {"工作区", "The workspace"},
                                     {"请升级媒客后再打开。", "Update Meike to open it."},
                                     false};
    static constexpr Sentence kNotAllowed{{"没有权限{1}。", "This is not allowed{1}."},
                                          {},
                                          {"需要时请联系数据管理员。", "Ask the data custodian where it is needed."}};
    static constexpr Sentence kCancelled{{"已取消。", "Cancelled."}, {}, {}, false};
    static constexpr Sentence kInternal{
        {"媒客内部出错{1}。", "Something went wrong inside Meike{1}."},
        {},
        {"请重试；如果再次出现，请重启媒客。", "Try again; if it happens once more, restart Meike."}};
    switch (kind) {
        case ErrorKind::not_found:
            return kNotFound;
        case ErrorKind::invalid_value:
            return kInvalid;
        case ErrorKind::conflict:
            return kConflict;
        case ErrorKind::busy:
            return kBusy;
        case ErrorKind::locked:
            return kLocked;
        case ErrorKind::read_only:
            return kReadOnly;
        case ErrorKind::disk_full:
            return kDiskFull;
        case ErrorKind::io:
            return kIo;
        case ErrorKind::damaged:
            return kDamaged;
        case ErrorKind::newer_version:
            return kNewer;
        case ErrorKind::not_allowed:
            return kNotAllowed;
        case ErrorKind::cancelled:
            return kCancelled;
        case ErrorKind::internal:
            break;
    }
    return kInternal;
}

/// What can be done depends on the code here, not on the kind.
const Sentence& sentenceOf(const Error& error) {
    static constexpr Label kOtherFile{
        "现在看到的可能已经过时，任何更改都无法保存。请重新打开、恢复备份、另存副本，或选择其他工作区。",
        "What is shown may be out of date, and nothing can be saved. Open it again, restore a backup, save a copy, or "
        "choose another workspace."};
    static constexpr Sentence kGone{
        {"{0}在打开期间被删除、移动或重命名。", "{0} has been deleted, moved or renamed while it was open."},
        {"工作区文件", "The workspace"},
        {"现在所做的更改都无法保存。请把文件放回原处、另存副本、恢复备份，或选择其他工作区。",
         "Nothing can be saved now. Put the file back, save a copy, restore a backup, or choose another workspace."},
        false};
    static constexpr Sentence kReplaced{
        {"{0}在打开期间被另一个文件替换。", "Another file has been put in the place of {0} while it was open."},
        {"工作区文件", "the workspace"},
        kOtherFile,
        false};
    static constexpr Sentence kOverwritten{
        {"{0}在打开期间被其他程序改写。", "Another program has written to {0} while it was open."},
        {"工作区文件", "the workspace"},
        kOtherFile,
        false};
    static constexpr Sentence kCut{
        {"{0}在打开期间被截断，已经损坏。", "A part of {0} has been cut off while it was open: it is damaged."},
        {"工作区文件", "the workspace"},
        {"任何更改都无法保存。请恢复备份，或选择其他工作区。",
         "Nothing can be saved. Restore a backup, or choose another workspace."},
        false};
    static constexpr Sentence kNoWorkspace{
        {"{0}不是媒客工作区。文件保持原样。", "{0} is not a Meike workspace. The file was left as it is."},
        {"文件", "The file"},
        {"表格（CSV、文本）可以导入到工作区；如果它本来是工作区，请恢复备份。",
         "A table (CSV, text) can be imported into a workspace; if it was a workspace, restore a backup."},
        false};
    static constexpr Sentence kAltered{
        {"{0}的结构被其他软件改动过{1}，没有打开，文件保持原样。",
         "Something else has changed how {0} is built{1}, so it was not opened. The file was left as it is."},
        {"文件", "the file"},
        {"请恢复备份，或选择其他文件。", "Restore a backup, or choose another file."}};
    static constexpr Sentence kStep{
        {"无法撤销或重做这一步：它的改动记录已损坏。其他内容不受影响。",
         "This step cannot be undone or redone: what is stored of it is damaged. All else is as it was."},
        {},
        {},
        false};
    static constexpr Sentence kTooLarge{
        {"文件大小已达到系统允许的上限，未能保存。此前保存的内容完好。",
         "The file has reached the largest size that the system allows, so this was not saved. Everything saved "
         "before is safe."},
        {},
        {"请放宽上限，或把工作区移到其他磁盘。", "Raise the limit, or move the workspace to another disk."},
        false};
    static constexpr Sentence kSignIn{{"登录没有成功{1}。", "Nobody was signed in{1}."}, {}, {}};
    // The window has no sign-in yet.
    static constexpr Sentence kNoSignInHere{
        {"此工作区已启用角色，窗口里还不能登录，所以没有打开。",
         "Roles are on in this workspace, and the window cannot sign anybody in yet, so it was not opened."},
        {},
        {"请用命令行（meikectl --as 姓名）打开，或请数据管理员关闭角色（meikectl roles 工作区 off）。",
         "Use the command line (meikectl --as NAME), or have a data custodian turn roles off (meikectl roles WORKSPACE "
         "off)."},
        false};
    switch (error.detail().code) {
        case ErrorCode::sign_in_needed:
            return kNoSignInHere;
        case ErrorCode::wrong_pin:
        case ErrorCode::wait_before_next_pin:
        case ErrorCode::no_pin_yet:
        case ErrorCode::wrong_recovery_code:
            return kSignIn;
        case ErrorCode::schema_altered:
            return kAltered;
        case ErrorCode::step_damaged:
            return kStep;
        case ErrorCode::size_limit_reached:
            return kTooLarge;
        case ErrorCode::file_gone:
            return kGone;
        case ErrorCode::file_replaced:
            return kReplaced;
        case ErrorCode::file_overwritten:
            return kOverwritten;
        case ErrorCode::file_cut_short:
            return kCut;
        case ErrorCode::not_a_workspace:
            return kNoWorkspace;
        default:
            return sentenceOf(error.kind());
    }
}

/// Kinds and fields by the words of the window. A field's key says the same in all kinds that have it; where the
/// labels differ, the client's comes first.
std::string nameOfSubject(const Error& error, Language language) {
    const std::string& subject = error.subject();
    for (const KindRow& row : kindTable())
        if (subject == row.key || subject == row.table) return std::string(row.one.in(language));
    for (const KindRow& row : kindTable())
        if (const Field* field = findField(row.kind, subject)) return std::string(field->label.in(language));
    if (std::string place = words::profilePathText(subject, language); !place.empty()) return place;
    return subject.substr(subject.find_last_of("/\\") + 1);
}

std::string inQuotes(const std::string& text) { return text.empty() ? text : "“" + text + "”"; }

void addSentence(std::string& text, std::string_view sentence, Language language) {
    if (sentence.empty()) return;
    if (language == Language::en && !text.empty()) text += ' ';
    text += sentence;
}

}  // namespace

std::string errorSentence(const Error& error, Language language) {
    const Sentence& sentence = sentenceOf(error);
    std::string name = inQuotes(nameOfSubject(error, language));
    if (name.empty()) name = std::string(sentence.unnamed.in(language));
    std::string detail = sentence.detailed ? errorWords(error.detail(), language) : std::string();
    if (!detail.empty()) detail = language == Language::zh ? "（" + detail + "）" : " (" + detail + ")";
    std::string text;
    const std::string_view words = sentence.happened.in(language);
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (words.compare(at, 3, "{0}") == 0 || words.compare(at, 3, "{1}") == 0) {
            text += words[at + 1] == '0' ? name : detail;
            at += 2;
        } else {
            text += words[at];
        }
    }
    if (error.nothingChanged() && error.kind() != ErrorKind::conflict)
        addSentence(text, language == Language::zh ? "未做任何更改。" : "Nothing was changed.", language);
    addSentence(text, sentence.whatToDo.in(language), language);
    return text;
}

}  // namespace meike
