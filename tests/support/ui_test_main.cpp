// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include <QLocale>
#include <QStandardPaths>
#include <QTemporaryDir>

#include "ui/context/application.h"

/// Runs the window's tests without a display and away from the user's own settings.
int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // No session bus and no portal: what the desktop prefers must not decide a test.
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    // A home of its own: several of these run side by side, and a demo agency or a setting that one has open is not the
    // other's. What was found out about fonts is kept where it was.
    if (!qEnvironmentVariableIsSet("XDG_CACHE_HOME")) qputenv("XDG_CACHE_HOME", qgetenv("HOME") + "/.cache");
    const QTemporaryDir home;
    qputenv("HOME", home.path().toUtf8());
    QStandardPaths::setTestModeEnabled(true);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));

    ::testing::InitGoogleMock(&argc, argv);
    meike::ui::Application app(argc, argv);
    // What reaches the barrier is a fault, except where a test throws it there.
    QObject::connect(&app, &meike::ui::Application::caught, &app, [&app](const meike::Error& error) {
        if (!app.property("throwsOnPurpose").toBool()) ADD_FAILURE() << "reached the barrier: " << error.what();
    });
    QApplication::setOrganizationName(QStringLiteral("meike-tests"));
    QApplication::setApplicationName(QStringLiteral("meike-tests"));
    return RUN_ALL_TESTS();
}
