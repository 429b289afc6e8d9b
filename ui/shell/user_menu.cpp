// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/user_menu.h"

#include <QMenu>

#include "domain/choices.h"
#include "storage/records.h"
#include "ui/context/app_context.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/tokens.h"
#include "ui/shell/sign_in_keeper.h"
#include "ui/shell/top_bar.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
}

UserMenu::UserMenu(AppContext& context, TopBar& topBar, SignInKeeper& signIn)
    : QObject(&topBar), m_context(context), m_topBar(topBar), m_signIn(signIn) {
    connect(&context, &AppContext::rolesChanged, this, &UserMenu::update);
    connect(&topBar, &TopBar::userClicked, this, &UserMenu::open);
    connect(&context, &AppContext::actorChanged, this, &UserMenu::update);
    connect(&context, &AppContext::sessionChanged, this, &UserMenu::update);
    connect(&context, &AppContext::changed, this, [this](const Change& change) {
        if (change.everything || change.touches(Kind::person)) update();
    });
}

void UserMenu::update() {
    if (!m_context.session()) {
        m_topBar.setUser({});
        return;
    }
    const RecordId actor = m_context.session()->actor();
    const auto person = actor != 0 ? readRecord(m_context.reader(), Kind::person, actor) : std::nullopt;
    if (!person) {
        m_topBar.setUser(tr("Who is here?"));
        return;
    }
    const Choice* role = findChoice(choices::personRoles(), person->text("role"));
    const QString name = qs(person->text("name"));
    m_topBar.setUser(role ? name + u" · "_s + m_context.text(role->label) : name);
}

void UserMenu::open() {
    if (!m_context.session()) return;
    auto* menu = new QMenu(&m_topBar);
    menu->setObjectName(u"userMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto show = [&] {
        QWidget* anchor = m_topBar.userButton();
        menu->popup(
            anchor->mapToGlobal(QPoint(anchor->width() - menu->sizeHint().width(), anchor->height() + space::kHalf)));
    };
    // Where roles are on nobody becomes somebody else by choosing a name.
    if (m_context.session()->rolesOn()) {
        menu->addAction(tr("Change my PIN..."), &m_signIn, &SignInKeeper::changePin);
        menu->addAction(tr("Sign out"), &m_signIn, &SignInKeeper::signOut);
        return show();
    }
    const RecordId actor = m_context.session()->actor();
    const auto add = [&](const QString& text, RecordId person) {
        QAction* action = menu->addAction(text, this, [this, person] { m_context.setActor(person); });
        action->setCheckable(true);
        action->setChecked(actor == person);
    };
    for (const Record& person : allRecords(m_context.reader(), Kind::person)) {
        if (person.integer("active", 1) == 0 && person.id() != actor) continue;
        const Choice* role = findChoice(choices::personRoles(), person.text("role"));
        const QString name = qs(person.text("name")).replace(u'&', u"&&"_s);
        add(role ? name + u" · "_s + m_context.text(role->label) : name, person.id());
    }
    add(tr("Nobody in particular"), 0);
    menu->addSeparator();
    menu->addAction(tr("People..."), this, [this] { m_context.go(u"settings"_s, VisitPart{u"people"_s}); });
    show();
}

}  // namespace meike::ui
