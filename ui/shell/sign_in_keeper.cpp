// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sign_in_keeper.h"

#include <QApplication>
#include <QEvent>
#include <QTimer>

#include "storage/access.h"
#include "storage/sign_in.h"
#include "ui/context/app_context.h"
#include "ui/kit/text.h"
#include "ui/parts/new_pin.h"
#include "ui/shell/sign_in_sheet.h"
#include "ui/shell/workspace_door.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
constexpr int kIdleMs = 5 * 60 * 1000;
}  // namespace

SignInKeeper::SignInKeeper(AppContext& context, WorkspaceDoor& door, QWidget& window)
    : QObject(&window), m_context(context), m_door(door), m_window(window), m_idle(new QTimer(this)) {
    m_idle->setSingleShot(true);
    m_idle->setInterval(kIdleMs);
    connect(m_idle, &QTimer::timeout, this, &SignInKeeper::lock);
    connect(&door, &WorkspaceDoor::signInNeeded, this, &SignInKeeper::ask);
    connect(&context, &AppContext::sessionChanged, this, &SignInKeeper::watch);
    connect(&context, &AppContext::rolesChanged, this, &SignInKeeper::watch);
    qApp->installEventFilter(this);
}

SignInKeeper::~SignInKeeper() = default;

void SignInKeeper::setIdleMs(int ms) {
    m_idle->setInterval(ms);
    watch();
}

void SignInKeeper::watch() {
    // In another workspace nobody is who they were here; coming back they are asked again.
    const bool open = m_context.session() != nullptr;
    if (open && !m_file.empty() && m_file != m_context.session()->path() && !m_context.session()->rolesOn())
        sign_in::setCredentials(std::nullopt);
    if (open) m_file = m_context.session()->path();
    if (m_context.session() && m_context.session()->rolesOn())
        m_idle->start();
    else
        m_idle->stop();
}

bool SignInKeeper::eventFilter(QObject* watched, QEvent* event) {
    const QEvent::Type type = event->type();
    if (m_idle->isActive() && (type == QEvent::KeyPress || type == QEvent::MouseButtonPress || type == QEvent::Wheel))
        m_idle->start();
    return QObject::eventFilter(watched, event);
}

void SignInKeeper::ask(const std::filesystem::path& path) {
    if (m_window.findChild<SignInSheet*>()) return;
    auto* sheet = new SignInSheet(m_context, path, &m_window);
    connect(sheet, &SignInSheet::signedIn, this, [this, path] { m_door.open(path); });
    sheet->openSheet();
}

void SignInKeeper::signOut() {
    if (!m_context.session() || !m_context.session()->rolesOn()) return;
    m_door.reopen([] { sign_in::setCredentials(std::nullopt); });
}

void SignInKeeper::lock() {
    if (!m_context.session() || !m_context.session()->rolesOn()) return;
    // A draft is not thrown away because somebody went for coffee, nor is a job: it is looked at again later.
    if (m_context.unsaved().first()) return watch();
    signOut();
}

void SignInKeeper::changePin() {
    if (!m_context.session()) return;
    NewPin ask;
    ask.title = tr("Change my PIN");
    ask.verb = tr("Change");
    const RecordId person = m_context.session()->access().person;
    for (const sign_in::Candidate& each : m_context.session()->candidates())
        if (each.person == person) ask.people = {each};
    ask.use = [session = m_context.session()](const sign_in::Candidate& who, const std::string& pin) {
        session->setPin(who.person, pin);
        sign_in::setCredentials(sign_in::Credentials{who.name, pin});
        return std::string();
    };
    askNewPin(m_context, &m_window, std::move(ask));
}

}  // namespace meike::ui
