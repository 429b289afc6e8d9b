// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/screenshots.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QPainter>
#include <QTextStream>
#include <QTimer>

#include "ui/context/room.h"
#include "ui/kit/language.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/theme.h"
#include "ui/shell/as_of_popup.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kPollMs = 50;
/// Fonts, layouts and the last repaint after a screen says that it is complete.
constexpr int kRestMs = 350;
constexpr int kPatienceMs = 60'000;

}  // namespace

Screenshots::Screenshots(QString folder, std::filesystem::path workspace, QStringList only, QObject* parent)
    : QObject(parent), m_folder(std::move(folder)), m_workspace(std::move(workspace)), m_only(std::move(only)) {
    qputenv("XDG_CONFIG_HOME", m_settings.path().toUtf8());
    for (const QSize size : {QSize(960, 600), QSize(1280, 800), QSize(1920, 1080)})
        for (const Language language : {Language::zh, Language::en})
            for (const ThemeChoice theme : {ThemeChoice::light, ThemeChoice::dark})
                m_looks << Look{language, theme, size};
    const auto wanted = [this](const Look& look) { return m_only.contains(nameOf(look)); };
    if (std::none_of(m_looks.begin(), m_looks.end(), wanted)) return;
    m_looks.removeIf([&](const Look& look) { return !wanted(look); });
    for (const Look& look : m_looks) m_only.removeAll(nameOf(look));
}

Screenshots::~Screenshots() = default;

QString Screenshots::nameOf(const Look& look) {
    return u"%1-%2-%3x%4"_s
        .arg(look.language == Language::zh ? u"zh"_s : u"en"_s,
             look.theme == ThemeChoice::dark ? u"dark"_s : u"light"_s)
        .arg(look.size.width())
        .arg(look.size.height());
}

void Screenshots::begin() {
    if (!QDir().mkpath(m_folder)) {
        fail(u"the folder cannot be made: "_s + m_folder);
        return;
    }
    m_context = std::make_unique<AppContext>();
    applyLanguage(*qApp, Language::zh);
    m_context->setLanguage(Language::zh);
    Theme::apply(*qApp, ThemeChoice::light);
    m_window = std::make_unique<MainWindow>(*m_context);
    m_window->setAttribute(Qt::WA_DontShowOnScreen, false);
    connect(m_context.get(), &AppContext::errorRequested, this,
            [](const Message& error) { QTextStream(stderr) << error.text() << Qt::endl; });
    buildScreens();
    connect(m_window.get(), &MainWindow::opened, this, [this](bool ok) {
        if (!ok)
            fail(u"the workspace cannot be opened"_s);
        else
            QTimer::singleShot(0, this, &Screenshots::prepareLook);
    });
    m_window->resize(m_looks.front().size);
    m_window->show();
    m_window->openWorkspace(m_workspace);
}

void Screenshots::buildScreens() {
    MainWindow& window = *m_window;
    m_gallery = std::make_unique<Gallery>(*m_context, window, m_folder);
    // Of the window itself: before a workspace is open, and what opens over every page.
    const auto banners = [&window](bool shown) {
        for (Banner* banner : window.findChildren<Banner*>()) {
            if (shown ? !banner->property("hiddenForWelcome").toBool() : banner->isHidden()) continue;
            banner->setVisible(shown);
            banner->setProperty("hiddenForWelcome", !shown);
        }
    };
    m_gallery->add({u"welcome"_s,
                    [&window, banners] {
                        window.setBare(true);
                        banners(false);
                        window.setCurrentPage(u"welcome"_s);
                    },
                    [] { return true; },
                    [&window, banners] {
                        window.setBare(false);
                        banners(true);
                        window.setCurrentPage(u"clients"_s);
                    }});
    for (const Room& room : allRooms()) {
        if (room.pictures)
            room.pictures(window.room(room.key), *m_gallery);
        else if (room.needsWorkspace)
            m_gallery->add({room.key, [this, key = room.key] { m_gallery->go(key); }});
    }
    m_gallery->add({u"as-of"_s,
                    [&window] {
                        window.setCurrentPage(u"what_if"_s);
                        emit window.topBar().asOfClicked();
                    },
                    [] { return true; }, [&window] { window.findChild<AsOfPopup*>()->close(); }});
    m_gallery->addSheet(u"import"_s, [&window] { window.importTable(); });
    m_gallery->addSheet(u"shortcuts"_s, [&window] { window.showShortcuts(); });
    m_screens = m_gallery->pictures();
    if (m_only.isEmpty()) return;
    m_screens.removeIf([this](const Picture& screen) {
        return std::none_of(m_only.begin(), m_only.end(),
                            [&](const QString& name) { return screen.name.startsWith(name); });
    });
    if (m_screens.isEmpty()) fail(u"there is no such screen"_s);
}

void Screenshots::prepareLook() {
    const Look& look = m_looks[m_look];
    m_context->setLanguage(look.language);
    Theme::apply(*qApp, look.theme);
    m_window->resize(look.size);
    m_screen = 0;
    QTimer::singleShot(kRestMs, this, &Screenshots::showScreen);
}

void Screenshots::showScreen() {
    m_waited = 0;
    m_gallery->forgetSheet();
    m_screens[m_screen].show();
    QTimer::singleShot(kPollMs, this, &Screenshots::waitForScreen);
}

void Screenshots::waitForScreen() {
    if (m_screens[m_screen].ready()) {
        QTimer::singleShot(kRestMs, this, &Screenshots::takeScreen);
        return;
    }
    m_waited += kPollMs;
    if (m_waited > kPatienceMs) {
        // A workspace of a few clients has not everything that the screens show: what is there instead is worth seeing.
        QTextStream(stderr) << "this screen does not come: " << m_screens[m_screen].name << Qt::endl;
        m_complete = false;
        takeScreen();
        return;
    }
    QTimer::singleShot(kPollMs, this, &Screenshots::waitForScreen);
}

QPixmap Screenshots::picture() const {
    QPixmap whole = m_window->grab();
    for (const QWidget* each : QApplication::topLevelWidgets()) {
        if (each->windowType() != Qt::Popup || !each->isVisible()) continue;
        QPainter painter(&whole);
        painter.drawPixmap(m_window->mapFromGlobal(each->pos()), const_cast<QWidget*>(each)->grab());
    }
    if (m_gallery->sheet()) {
        // Sheets are windows of their own: laid over the dimmed window as the screen would show them.
        const QPixmap sheet = m_gallery->sheet()->grab();
        QPainter painter(&whole);
        painter.fillRect(m_window->rect(), colors().popupShadow);
        painter.drawPixmap(QPoint((m_window->width() - m_gallery->sheet()->width()) / 2,
                                  (m_window->height() - m_gallery->sheet()->height()) / 2),
                           sheet);
    }
    return whole;
}

void Screenshots::takeScreen() {
    const QString file = u"%1/%2-%3.png"_s.arg(m_folder, m_screens[m_screen].name, nameOf(m_looks[m_look]));
    if (!picture().save(file)) {
        fail(u"cannot be written: "_s + file);
        return;
    }
    m_screens[m_screen].leave();
    if (++m_screen < m_screens.size()) {
        QTimer::singleShot(kPollMs, this, &Screenshots::showScreen);
        return;
    }
    if (++m_look < m_looks.size()) {
        QTimer::singleShot(kPollMs, this, &Screenshots::prepareLook);
        return;
    }
    QTextStream(stdout) << m_screens.size() * m_looks.size() << " pictures in " << m_folder << Qt::endl;
    QApplication::exit(m_complete ? 0 : 1);
}

void Screenshots::fail(const QString& text) {
    QTextStream(stderr) << text << Qt::endl;
    QApplication::exit(1);
}

}  // namespace meike::ui
