// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with the client that is shown.
#include <QFileInfo>
#include <QPushButton>

#include "app/records/record_writer.h"
#include "app/view/client_desk.h"
#include "app/view/client_glance.h"
#include "domain/kind.h"
#include "ui/context/latest_read.h"
#include "ui/forms/record_form.h"
#include "ui/kit/action_registry.h"
#include "ui/kit/format.h"
#include "ui/kit/text.h"
#include "ui/parts/file_choice.h"
#include "ui/parts/tag_picker.h"
#include "ui/parts/taken_out.h"
#include "ui/rooms/client/client_card.h"
#include "ui/rooms/client/client_page.h"
#include "ui/rooms/client/client_timeline.h"

namespace meike::ui {

using namespace Qt::StringLiterals;

void ClientPage::tag() {
    QWidget* over = m_tag->isVisible() ? m_tag : static_cast<QWidget*>(this);
    openTagPicker(m_context, over, over->rect(), {m_client});
}

void ClientPage::addRecord(Kind kind) {
    if (m_client != 0) editRecord(m_context, window(), kind, 0, {{"client", Value{m_client}}});
}

void ClientPage::finishTask(RecordId task) {
    if (!m_context.session()) return;
    m_context.edit(changeFieldCommand(m_context.reader(), Kind::task, task, "done_on"),
                   [task, today = isoDate(m_context.today())](Edit& edit) {
                       changeField(edit, Kind::task, task, "done_on", today);
                   });
}

void ClientPage::chooseCard() {
    if (!m_glance) return;
    chooseFileToSave(m_context, this, tr("Client card"), fitFileName(qs(m_glance->client.text("name"))) + u".pdf"_s,
                     tr("PDF (*.pdf)"), [this](const QString& path) { writeCard(path); });
}

void ClientPage::writeCard(const QString& path) {
    if (!m_glance || !m_desk || !noteTakenOut(m_context, path, 1, {"client_card"})) return;
    m_cardRead->ask(
        [paper = clientCard(m_context, *m_glance, *m_desk), path](Database&, const std::stop_token& stop) {
            NoProgress quiet;
            writePaper(path, paper, quiet, stop);
        },
        [this, path] {
            rememberExportFolder(m_context, path);
            tellWritten(
                m_context, [file = QFileInfo(path).fileName()] { return tr("The client card is in %1.").arg(file); },
                path);
            emit cardWritten(path);
        });
}

void ClientPage::addActions(ActionRegistry& actions) {
    const auto shown = [this] { return m_context.session() && isVisible() && m_client != 0; };
    actions.alsoBy(
        u"client.tag"_s, [this] { tag(); }, shown);
    actions.alsoBy(
        u"client.open"_s, [this] { editRecord(m_context, window(), Kind::client, m_client); }, shown);
    actions.alsoBy(
        u"view.log"_s, [this] { m_timeline->focusQuickLog(); }, shown);
    for (const KindRow& row : kindTable())
        if (row.tab != ClientTab::none)
            actions.alsoBy(
                u"client.add_"_s + qs(kindName(row.kind)), [this, kind = row.kind] { addRecord(kind); }, shown);
    actions.add({.id = u"client.card"_s,
                 .group = MenuGroup::client,
                 .text = [] { return tr("Client card (PDF)..."); },
                 .shortcuts = {Qt::CTRL | Qt::Key_P},
                 .iconName = u"printer"_s,
                 .run = [this] { chooseCard(); },
                 .enabled = shown,
                 .rank = 19});
    const auto step = [&](const QString& id, LiveText text, QKeySequence key, int by) {
        actions.add({.id = id,
                     .group = MenuGroup::client,
                     .text = std::move(text),
                     .shortcuts = {key},
                     .iconName = by < 0 ? u"chevron-up"_s : u"chevron-down"_s,
                     .run = [this, by] { this->step(by); },
                     .enabled = shown,
                     .rank = 20});
    };
    step(
        u"client.previous"_s, [] { return tr("The client before"); }, Qt::ALT | Qt::Key_Up, -1);
    step(
        u"client.next"_s, [] { return tr("The next client"); }, Qt::ALT | Qt::Key_Down, 1);
}

}  // namespace meike::ui
