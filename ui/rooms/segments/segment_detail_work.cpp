// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with an opened segment: saving, going back, keeping it as a list, removing, exporting.
#include "app/segments.h"
#include "storage/records.h"
#include "ui/context/error_text.h"
#include "ui/kit/text.h"
#include "ui/parts/client_list_model.h"
#include "ui/parts/export_dialog.h"
#include "ui/rooms/segments/segment_detail_parts.h"
#include "ui/rooms/segments/segment_text.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
}

bool SegmentDetail::save() {
    Parts& p = *m_parts;
    if (!m_context.mayEdit()) return false;
    if (name().isEmpty()) {
        m_context.showMessage([] { return tr("Give the segment a name."); });
        p.name->setFocus();
        return false;
    }
    if (const int missing = p.editor->incomplete(); missing > 0) {
        m_context.showMessage([missing] {
            return tr("%n conditions are not complete. Complete or remove them, then save.", nullptr, missing);
        });
        return false;
    }
    const std::string title = u8(name());
    const Rule kept = rule();
    const QString about = notes();
    RecordId segment = m_segment;
    try {
        const auto namesake = findSegment(m_context.reader(), title);
        if (namesake && namesake->id != m_segment) {
            m_context.showMessage(
                [name = name()] { return tr("There is a segment “%1” already: choose another name.").arg(name); });
            p.name->setFocus();
            return false;
        }
        const bool renamed = m_segment != 0 && name() != m_storedName;
        const bool list = isNewList();
        const Command command = list ? snapshotCommand(title) : saveSegmentCommand(m_context.reader(), title);
        const bool done = m_context.edit(command, [&](Edit& edit) {
            if (list) {
                segment = saveFixedList(edit, title, kept.children.front(), m_context.asOf(), u8(about));
                return;
            }
            if (renamed) renameSegment(edit, m_segment, title);
            if (m_segment == 0 || kept != m_storedRule) segment = saveSegment(edit, title, kept);
            // Not through saveSegment: a fixed list stays one whatever is written about it.
            if (about != m_storedNotes) setSegmentNotes(edit, segment, u8(about));
        });
        if (!done) return false;
    } catch (...) {
        m_context.showError(currentError());
        return false;
    }
    m_segment = segment;
    m_newList = false;
    m_storedName = name();
    m_storedNotes = about;
    m_storedRule = kept;
    m_storedRaw = kept;  // what the editor gives is what was written
    follow();
    m_parts->history->showSegment(m_segment);
    showButtons();
    return true;
}

void SegmentDetail::revert() {
    if (m_segment != 0) showSegment(m_segment);
}

void SegmentDetail::saveAsFixedList() {
    if (!m_context.mayEdit()) return;
    const std::string title = u8(tr("%1, %2").arg(name(), qs(isoDate(m_context.asOf()))));
    const std::vector<RecordId>& ids = clients();
    const auto segment = std::make_shared<RecordId>(0);
    m_context.editMany(
        snapshotCommand(title), static_cast<std::int64_t>(ids.size()),
        [ids, title, segment, day = m_context.asOf()](Edit& edit) { *segment = saveSnapshot(edit, title, ids, day); },
        [self = QPointer<SegmentDetail>(this), segment](bool done) {
            if (done && self) emit self->segmentWanted(*segment);
        });
}

void SegmentDetail::remove() {
    if (m_segment != 0 && deleteSegment(m_context, m_segment)) emit backRequested();
}

void SegmentDetail::exportList() {
    ClientQuery asked = m_parts->result->query(rule());
    try {
        asked.rule = resolved(m_context.reader(), asked.rule);
    } catch (...) {
        m_context.showError(currentError());
        return;
    }
    auto* dialog = new ExportDialog(m_context, asked, ClientListModel::fieldKeys(ClientListModel::defaultColumns()),
                                    name(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

}  // namespace meike::ui
