// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/clients/invite_sheet.h"

#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>

#include "app/events.h"
#include "domain/field.h"
#include "ui/context/app_context.h"
#include "ui/context/error_text.h"
#include "ui/kit/calendar.h"
#include "ui/kit/format.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kMostName = 100;
/// An evening is planned some weeks ahead.
constexpr int kUsualDays = 30;

}  // namespace

InviteSheet::InviteSheet(AppContext& context, std::vector<RecordId> clients, QWidget* parent)
    : FormDialog(tr("Invite %1").arg(clientCount(static_cast<std::int64_t>(clients.size()))), tr("Invite"), parent),
      m_context(context),
      m_clients(std::move(clients)) {
    setObjectName(u"inviteSheet"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_event = new QComboBox;
    m_event->setObjectName(u"inviteEvent"_s);
    m_name = new QLineEdit;
    m_name->setObjectName(u"inviteName"_s);
    m_name->setMaxLength(kMostName);
    m_day = new QDateEdit(qdate(context.today()).addDays(kUsualDays));
    m_day->setObjectName(u"inviteDay"_s);
    setCalendar(m_day, qdate(context.today()), context.settings().weekStartsOnMonday());
    m_day->setDisplayFormat(u"yyyy-MM-dd"_s);
    m_event->addItem(tr("A new event"), qlonglong{0});
    try {
        for (const EventLine& line : readEvents(m_context.reader(), m_context.asOf()))
            m_event->addItem(u"%1 · %2"_s.arg(qs(line.name), dateText(line.date)), static_cast<qlonglong>(line.id));
    } catch (...) {
        m_context.showError(currentError());
    }
    if (m_event->count() > 1) m_event->setCurrentIndex(1);
    addRow(tr("&Event"), m_event);
    addRow(tr("&Name"), m_name);
    addRow(tr("&Date"), m_day);
    setIntro(tr("Whoever is on the list already stays as they are."));
    connect(m_event, &QComboBox::currentIndexChanged, this, &InviteSheet::chosen);
    chosen();
    setSubmit([this] { return submit(); });
}

void InviteSheet::chosen() {
    const bool fresh = m_event->currentData().toLongLong() == 0;
    m_name->setEnabled(fresh);
    m_day->setEnabled(fresh);
}

bool InviteSheet::submit() {
    RecordId event = m_event->currentData().toLongLong();
    if (event != 0)
        return m_context.edit(inviteCommand(m_context.reader(), event, m_clients.size()),
                              [event, clients = m_clients](Edit& edit) { inviteClients(edit, event, clients); });
    const QString name = m_name->text().trimmed();
    if (name.isEmpty()) {
        setError(tr("Give the event a name."), m_name);
        return false;
    }
    Record record(Kind::event);
    kindRow(Kind::event).begin(record);
    record.set("name", u8(name)).set("date", isoDate(fromQDate(m_day->date())));
    const Command command{"invite", {std::to_string(m_clients.size()), u8(name)}};
    return m_context.edit(
        command, [record, clients = m_clients](Edit& edit) { inviteClients(edit, saveEvent(edit, record), clients); });
}

}  // namespace meike::ui
