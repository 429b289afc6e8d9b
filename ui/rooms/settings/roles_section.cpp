// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/settings/roles_section.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>

#include "base/current_error.h"
#include "ui/context/app_context.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/labels.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/theme.h"
#include "ui/parts/new_pin.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

QLabel* sentenceLabel(Tone tone) {
    QLabel* label = makeLabel({}, TextStyle::body, tone);
    label->setWordWrap(true);
    return label;
}

QPushButton* rolesButton(const QString& name) {
    auto* button = new QPushButton;
    button->setObjectName(name);
    return button;
}

}  // namespace

RolesSection::RolesSection(AppContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_note(sentenceLabel(Tone::secondary)),
      m_state(sentenceLabel(Tone::normal)),
      m_on(rolesButton(u"rolesOn"_s)),
      m_off(rolesButton(u"rolesOff"_s)),
      m_pin(rolesButton(u"rolesPin"_s)) {
    m_state->setObjectName(u"rolesState"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kUnit);
    layout->addWidget(m_note);
    layout->addWidget(m_state);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {m_on, m_pin, m_off}) buttons->addWidget(button);
    buttons->addStretch();
    layout->addLayout(buttons);
    connect(m_on, &QPushButton::clicked, this, &RolesSection::turnOn);
    connect(m_off, &QPushButton::clicked, this, &RolesSection::turnOff);
    connect(m_pin, &QPushButton::clicked, this, &RolesSection::setPin);
    connect(&context, &AppContext::sessionChanged, this, &RolesSection::refresh);
    connect(&context, &AppContext::rolesChanged, this, &RolesSection::refresh);
    connect(&context, &AppContext::changed, this, [this](const Change& change) {
        if (change.everything || change.touches(Kind::person)) refresh();
    });
    refresh();
}

void RolesSection::refresh() {
    m_note->setText(
        tr("With roles on everybody signs in with a PIN: account managers see and change their own clients and the "
           "pool, sales leads those of the people below them, data custodians everything; all others look and change "
           "nothing. Guard rails inside this file: whoever has the file and another program sees all of it."));
    m_on->setText(tr("Turn roles on..."));
    m_off->setText(tr("Turn roles off..."));
    m_pin->setText(tr("Set a PIN..."));
    const bool open = m_context.session() != nullptr;
    const bool on = open && m_context.session()->rolesOn();
    const bool keeps = open && m_context.session()->access().keeps();
    m_state->setText(!open   ? QString()
                     : !on   ? tr("Roles are off: whoever opens this workspace sees and changes all of it.")
                     : keeps ? tr("Roles are on. The window locks after 5 minutes without a key or a click.")
                             : tr("Roles are on. Data custodians set PINs and turn roles off."));
    m_on->setVisible(open && !on);
    m_off->setVisible(on && keeps);
    m_pin->setVisible(on && keeps);
    m_on->setEnabled(!m_context.isDemo());
    m_on->setToolTip(m_context.isDemo() ? tr("The demo agency is for everybody.") : QString());
}

/// Whatever is shown by who is signed in is shown anew.
void RolesSection::told() { emit m_context.rolesChanged(); }

void RolesSection::turnOn() {
    if (!m_context.session()) return;
    NewPin ask;
    ask.title = tr("Turn roles on");
    ask.verb = tr("Turn on");
    ask.intro =
        tr("Choose who keeps this workspace as data custodian, and a PIN. The others get theirs afterwards, "
           "from the custodian.");
    for (const sign_in::Candidate& each : m_context.session()->candidates())
        if (each.role == AccessRole::custodian) ask.people.push_back(each);
    if (ask.people.empty()) {
        m_context.showMessage(
            [] { return tr("Nobody is data custodian yet: give somebody that post under People first."); });
        return;
    }
    ask.use = [session = m_context.session()](const sign_in::Candidate& who, const std::string& pin) {
        const std::string code = session->turnRolesOn(who.person, pin);
        sign_in::setCredentials(sign_in::Credentials{who.name, pin});
        return code;
    };
    ask.then = [self = QPointer<RolesSection>(this)] {
        if (self) self->told();
    };
    askNewPin(m_context, window(), std::move(ask));
}

void RolesSection::setPin() {
    if (!m_context.session()) return;
    NewPin ask;
    ask.title = tr("Set a PIN");
    ask.verb = tr("Set");
    ask.intro = tr("Tell it to the person alone; they can change it after signing in, at their name at the top right.");
    ask.people = m_context.session()->candidates();
    ask.use = [session = m_context.session()](const sign_in::Candidate& who, const std::string& pin) {
        session->setPin(who.person, pin);
        // Whoever sets their own stays signed in with it.
        if (session->access().person == who.person) sign_in::setCredentials(sign_in::Credentials{who.name, pin});
        return std::string();
    };
    ask.then = [self = QPointer<RolesSection>(this)] {
        if (self) self->m_context.showMessage([] { return tr("The PIN is set."); });
    };
    askNewPin(m_context, window(), std::move(ask));
}

void RolesSection::turnOff() {
    if (!m_context.session()) return;
    auto* sheet = new FormDialog(tr("Turn roles off"), tr("Turn off"), window());
    sheet->setObjectName(u"rolesOffSheet"_s);
    sheet->setIntro(
        tr("Whoever opens this workspace then sees and changes all of it. All PINs and the recovery code "
           "are forgotten."));
    sheet->setSubmit([this] {
        try {
            m_context.session()->turnRolesOff();
            sign_in::setCredentials(std::nullopt);
        } catch (...) {
            m_context.showError(currentError());
        }
        told();
        return true;
    });
    sheet->openSheet();
}

void RolesSection::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) refresh();
    QWidget::changeEvent(event);
}

}  // namespace meike::ui
