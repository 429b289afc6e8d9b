// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace meike::ui {

class AppContext;
class SignInKeeper;
class TopBar;

/// Who is here: the name at the top right, and the menu to say so.
class UserMenu : public QObject {
    Q_OBJECT

public:
    UserMenu(AppContext& context, TopBar& topBar, SignInKeeper& signIn);
    void update();
    void open();

private:
    AppContext& m_context;
    TopBar& m_topBar;
    SignInKeeper& m_signIn;
};

}  // namespace meike::ui
