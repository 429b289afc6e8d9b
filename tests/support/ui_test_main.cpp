// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include <QApplication>
#include <QLocale>
#include <QStandardPaths>

/// Runs the window's tests without a display and away from the user's own settings.
int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // No session bus and no portal: what the desktop prefers must not decide a test.
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    QStandardPaths::setTestModeEnabled(true);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));

    ::testing::InitGoogleMock(&argc, argv);
    QApplication app(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("meike-tests"));
    QApplication::setApplicationName(QStringLiteral("meike-tests"));
    return RUN_ALL_TESTS();
}
