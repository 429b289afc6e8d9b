// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/screenshots.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QTextStream>
#include <QTimer>

#include "app/profiles.h"
#include "exchange/rule_json.h"
#include "ui/forms/record_form.h"
#include "ui/kit/language.h"
#include "ui/kit/text.h"
#include "ui/parts/client_list_model.h"
#include "ui/parts/profile_preview_panel.h"
#include "ui/rooms/assessments/assessments_page.h"
#include "ui/rooms/clients/client_actions.h"
#include "ui/rooms/clients/client_panel.h"
#include "ui/rooms/clients/client_table.h"
#include "ui/rooms/clients/clients_page.h"
#include "ui/rooms/dashboard/dashboard_page.h"
#include "ui/rooms/dashboard/movement_card.h"
#include "ui/rooms/model/model_cards.h"
#include "ui/rooms/model/model_page.h"
#include "ui/rooms/segments/segment_detail.h"
#include "ui/rooms/segments/segment_list.h"
#include "ui/rooms/segments/segment_why.h"
#include "ui/rooms/segments/segments_page.h"
#include "ui/rooms/settings/profile_editor.h"
#include "ui/rooms/settings/settings_page.h"
#include "ui/rooms/settings/tag_editor.h"
#include "ui/rooms/what_if/what_if_page.h"
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
    for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)})
        for (const Language language : {Language::zh, Language::en})
            for (const ThemeChoice theme : {ThemeChoice::light, ThemeChoice::dark})
                m_looks << Look{language, theme, size};
}

Screenshots::~Screenshots() = default;

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
    const auto closeDialog = [this] {
        if (m_dialog) m_dialog->deleteLater();
        m_dialog.clear();
    };
    const auto newDialog = [this] {
        for (QWidget* each : QApplication::topLevelWidgets())
            if (qobject_cast<QDialog*>(each) && each->isVisible()) m_dialog = each;
        return m_dialog != nullptr;
    };
    const auto listReady = [&window] {
        return window.clientsPage().isSettled() && window.clientsPage().panel().glance();
    };
    const auto toClients = [&window] {
        window.setCurrentPage(u"clients"_s);
        window.clientsPage().showView(u"all"_s);
    };
    m_screens << Screen{u"welcome"_s,
                        [&window] {
                            window.setBare(true);
                            for (Banner* banner : window.findChildren<Banner*>()) {
                                if (banner->isHidden()) continue;
                                banner->hide();
                                banner->setProperty("hiddenForWelcome", true);
                            }
                            window.setCurrentPage(u"welcome"_s);
                        },
                        [] { return true; },
                        [&window] {
                            window.setBare(false);
                            for (Banner* banner : window.findChildren<Banner*>()) {
                                if (!banner->property("hiddenForWelcome").toBool()) continue;
                                banner->show();
                                banner->setProperty("hiddenForWelcome", false);
                            }
                            window.setCurrentPage(u"clients"_s);
                        }};
    m_screens << Screen{u"clients"_s, toClients, listReady, [] {}};
    m_screens << Screen{u"clients-filtered"_s,
                        [&window] {
                            window.setCurrentPage(u"clients"_s);
                            window.clientsPage().showRule(
                                Rule::all({Rule::condition("tier", "any_of", {"core", "key"}),
                                           Rule::condition("last_interaction", "not_within_days", {"30"})}),
                                {});
                        },
                        listReady, [] {}};
    m_screens << Screen{u"client-orders"_s,
                        [&window, toClients] {
                            toClients();
                            window.clientsPage().panel().setTab(ClientTab::business);
                        },
                        listReady, [&window] { window.clientsPage().panel().setTab(ClientTab::overview); }};
    m_screens << Screen{u"tag"_s, toClients,
                        [&window, listReady] {
                            if (!listReady()) return false;
                            if (!window.findChild<QWidget*>(u"tagPicker"_s)) {
                                window.clientsPage().table().setFocus();
                                window.clientsPage().actions().tag();
                            }
                            return true;
                        },
                        [&window] {
                            if (auto* picker = window.findChild<QWidget*>(u"tagPicker"_s)) picker->hide();
                        }};
    const auto condition = [this, &window, listReady](const QString& name, const Rule& rule) {
        m_screens << Screen{name,
                            [&window, rule] {
                                window.setCurrentPage(u"clients"_s);
                                window.clientsPage().showRule(rule, {});
                            },
                            [&window, listReady] {
                                if (!listReady()) return false;
                                auto* chip = window.findChild<QAbstractButton*>(u"chip0"_s);
                                if (!chip) return false;
                                auto* editor = window.findChild<QWidget*>(u"conditionEditor"_s);
                                if (!editor || !editor->isVisible()) chip->click();
                                return true;
                            },
                            [&window] {
                                if (auto* editor = window.findChild<QWidget*>(u"conditionEditor"_s)) editor->hide();
                            }};
    };
    condition(u"condition"_s, Rule::all({Rule::condition("stage", "any_of", {"at_risk", "churned"}),
                                         Rule::condition("monetary", ">=", {"200000"})}));
    condition(u"condition-rank"_s, Rule::all({Rule::condition("monetary", "top_percent", {"20"}),
                                              Rule::condition("last_interaction", "not_in_period", {"this_month"}),
                                              Rule::condition("tags", "any_in_group", {"客户特征", "营销节点"})}));
    m_screens << Screen{u"bulk-edit"_s, toClients,
                        [&window, listReady, newDialog] {
                            if (!listReady()) return false;
                            if (newDialog()) return true;
                            window.clientsPage().table().selectAll();
                            window.clientsPage().actions().bulkEdit();
                            return newDialog();
                        },
                        [&window, closeDialog] {
                            closeDialog();
                            window.clientsPage().table().selectClient(window.clientsPage().model().idAt(0));
                        }};
    m_screens << Screen{u"client-form"_s,
                        [&window, toClients] {
                            toClients();
                            window.clientsPage().actions().openForm(window.clientsPage().table().currentClient());
                        },
                        newDialog, closeDialog};
    m_screens << Screen{u"dashboard"_s, [&window] { window.setCurrentPage(u"dashboard"_s); },
                        [&window] { return window.dashboardPage().isComplete(); }, [] {}};
    // The page is longer than the window.
    for (const auto& [name, part] : {std::pair{u"dashboard-middle"_s, 0.5}, std::pair{u"dashboard-end"_s, 1.0}})
        m_screens << Screen{
            name, [&window] { window.setCurrentPage(u"dashboard"_s); },
            [&window, part = part] {
                QScrollBar* bar = window.dashboardPage().findChild<QScrollArea*>()->verticalScrollBar();
                bar->setValue(static_cast<int>(bar->maximum() * part));
                return window.dashboardPage().isComplete();
            },
            [&window] { window.dashboardPage().findChild<QScrollArea*>()->verticalScrollBar()->setValue(0); }};
    m_screens << Screen{u"segments"_s,
                        [&window] {
                            window.setCurrentPage(u"segments"_s);
                            window.segmentsPage().showList();
                        },
                        [&window] { return window.segmentsPage().list().isSettled(); }, [] {}};
    m_screens << Screen{
        u"segment-rule"_s,
        [&window] {
            window.setCurrentPage(u"segments"_s);
            window.segmentsPage().showNew(
                u"双十一前需唤回的重点客户"_s,
                Rule::all({Rule::condition("tier", "any_of", {"core", "key"}),
                           Rule::any({Rule::condition("stage", "any_of", {"at_risk"}),
                                      valueOrThrow(parseRule(
                                          R"({"related": "interactions", "aggregate": "count", "op": "<",
                                                              "value": 1, "within_days": 60})"))}),
                           Rule::none({Rule::condition("tags", "any_of", {"年框"})})}));
        },
        [&window] {
            if (!window.segmentsPage().detail().isSettled()) return false;
            auto* why = window.segmentsPage().findChild<SegmentWhy*>();
            const auto& clients = window.segmentsPage().detail().clients();
            if (why->client() == 0 && !clients.empty()) why->showClient(clients.front());
            return clients.empty() || !why->lines().isEmpty();
        },
        [&window] { window.segmentsPage().showList(); }};
    m_screens << Screen{u"what-if"_s,
                        [&window] {
                            window.setCurrentPage(u"what_if"_s);
                            window.whatIfPage().findChild<QSlider*>(u"limit0Slider"_s)->setValue(62);
                        },
                        [&window] {
                            const ProfilePreviewPanel& preview = window.whatIfPage().preview();
                            return !preview.busy() && preview.preview();
                        },
                        [&window] { window.whatIfPage().discard(); }};
    for (const auto& [name, sliders] :
         {std::pair{u"what-if-limits"_s,
                    QList<std::pair<QString, int>>{
                        {u"limit2Slider"_s, 45}, {u"limit1Slider"_s, 55}, {u"limit0Slider"_s, 65}}},
          std::pair{u"what-if-weight"_s, QList<std::pair<QString, int>>{{u"weight3Slider"_s, 60}}}})
        m_screens << Screen{
            name,
            [&window, sliders = sliders] {
                window.setCurrentPage(u"what_if"_s);
                // From the highest down: a limit stops at its neighbour.
                for (qsizetype i = sliders.size() - 1; i >= 0; --i)
                    window.whatIfPage().findChild<QSlider*>(sliders[i].first)->setValue(sliders[i].second);
            },
            [&window] {
                const ProfilePreviewPanel& preview = window.whatIfPage().preview();
                return !preview.busy() && preview.preview();
            },
            [&window] { window.whatIfPage().discard(); }};
    m_screens << Screen{u"as-of"_s,
                        [&window] {
                            window.setCurrentPage(u"what_if"_s);
                            emit window.topBar().asOfClicked();
                        },
                        [&window] { return !window.whatIfPage().preview().busy(); },
                        [&window] { window.findChild<AsOfPopup*>()->close(); }};
    // A day of last quarter, by rules that nobody has taken into use.
    const auto toThePast = [this] {
        ScoringProfile rules = profileInUse(m_context->reader());
        rules.tiers.front().limit = 6500;
        ++rules.version;
        m_context->setAsOf(m_context->today() - std::chrono::days(100), rules);
    };
    for (const auto& [name, page] :
         {std::pair{u"past-dashboard"_s, u"dashboard"_s}, std::pair{u"past-clients"_s, u"clients"_s},
          std::pair{u"past-what-if"_s, u"what_if"_s}, std::pair{u"past-assessments"_s, u"assessments"_s}})
        m_screens << Screen{name,
                            [&window, toThePast, page = page] {
                                window.setCurrentPage(page);
                                toThePast();
                            },
                            [this, &window, page = page] {
                                if (!m_context->inThePast()) return false;
                                if (page == u"dashboard"_s) return window.dashboardPage().isComplete();
                                if (page == u"clients"_s) return window.clientsPage().isSettled();
                                if (page == u"assessments"_s) return window.assessmentsPage().isSettled();
                                return !window.whatIfPage().preview().busy();
                            },
                            [this] { m_context->setAsOf({}); }};
    m_screens << Screen{u"dashboard-assessments"_s,
                        [&window] {
                            window.setCurrentPage(u"dashboard"_s);
                            if (!window.dashboardPage().data()) return;
                            const auto& saved = window.dashboardPage().data()->assessments;
                            if (saved.size() > 1)
                                emit window.dashboardPage().findChild<MovementCard*>()->movementRequested(
                                    MoveBy::tier, saved[1].name, saved[0].name);
                        },
                        [&window] {
                            auto* scroll = window.dashboardPage().findChild<QScrollArea*>();
                            scroll->ensureWidgetVisible(window.dashboardPage().findChild<MovementCard*>());
                            return window.dashboardPage().isComplete();
                        },
                        [&window] {
                            emit window.dashboardPage().findChild<MovementCard*>()->movementRequested(MoveBy::tier, {},
                                                                                                      {});
                            window.dashboardPage().findChild<QScrollArea*>()->verticalScrollBar()->setValue(0);
                        }};
    m_screens << Screen{u"assessments"_s, [&window] { window.setCurrentPage(u"assessments"_s); },
                        [&window] { return window.assessmentsPage().isSettled(); }, [] {}};
    // The pack itself lies beside the pictures, one a language.
    const auto packFile = [this] {
        return u"%1/review-pack-%2.pdf"_s.arg(m_folder, m_context->language() == Language::zh ? u"zh"_s : u"en"_s);
    };
    m_screens << Screen{u"review-pack"_s,
                        [&window, packFile] {
                            window.setCurrentPage(u"assessments"_s);
                            QFile::remove(packFile());
                            window.assessmentsPage().setProperty("packAsked", false);
                        },
                        [&window, packFile] {
                            AssessmentsPage& page = window.assessmentsPage();
                            if (!page.isSettled()) return false;
                            if (!page.property("packAsked").toBool()) {
                                page.setProperty("packAsked", true);
                                page.writePack(packFile());
                            }
                            return QFile::exists(packFile());
                        },
                        [] {}};
    m_screens << Screen{u"model"_s, [&window] { window.setCurrentPage(u"model"_s); },
                        [&window] { return window.modelPage().report() != nullptr; }, [] {}};
    m_screens << Screen{u"model-experts"_s,
                        [&window] {
                            window.setCurrentPage(u"model"_s);
                            window.modelPage().findChild<ExpertCard*>()->setOpen(true);
                        },
                        [&window] {
                            // The page is longer than the window: its end.
                            QScrollBar* bar = window.modelPage().findChild<QScrollArea*>()->verticalScrollBar();
                            bar->setValue(bar->maximum());
                            return window.modelPage().report() != nullptr;
                        },
                        [&window] {
                            window.modelPage().findChild<ExpertCard*>()->setOpen(false);
                            window.modelPage().findChild<QScrollArea*>()->verticalScrollBar()->setValue(0);
                        }};
    m_screens << Screen{u"model-end"_s, [&window] { window.setCurrentPage(u"model"_s); },
                        [&window] {
                            if (!window.modelPage().report()) return false;
                            window.modelPage().findChild<SinceCard*>()->setOpen(true);
                            QScrollBar* bar = window.modelPage().findChild<QScrollArea*>()->verticalScrollBar();
                            bar->setValue(bar->maximum());
                            return true;
                        },
                        [&window] {
                            window.modelPage().findChild<SinceCard*>()->setOpen(false);
                            window.modelPage().findChild<QScrollArea*>()->verticalScrollBar()->setValue(0);
                        }};
    m_screens << Screen{
        u"client-forecast"_s, toClients,
        [&window, listReady] {
            if (!listReady()) return false;
            // The pane's part below the figures.
            QScrollBar* bar = window.clientsPage().panel().findChild<QScrollArea*>()->verticalScrollBar();
            bar->setValue(360);
            return true;
        },
        [&window] { window.clientsPage().panel().findChild<QScrollArea*>()->verticalScrollBar()->setValue(0); }};
    m_screens << Screen{u"bin"_s, [&window] { window.setCurrentPage(u"bin"_s); }, [] { return true; }, [] {}};
    m_screens << Screen{u"settings"_s,
                        [&window] {
                            window.setCurrentPage(u"settings"_s);
                            // A look before this one may have ended at the tags.
                            window.settingsPage().findChild<QScrollArea*>()->verticalScrollBar()->setValue(0);
                        },
                        [] { return true; }, [] {}};
    m_screens << Screen{u"settings-tags"_s,
                        [&window] {
                            window.setCurrentPage(u"settings"_s);
                            window.settingsPage().showSection(u"tags"_s);
                        },
                        [&window] { return window.findChild<TagEditor*>()->isSettled(); }, [] {}};
    m_screens << Screen{u"profile"_s,
                        [&window] {
                            window.setCurrentPage(u"settings"_s);
                            window.findChild<SettingsPage*>()->showRules();
                        },
                        [&window] {
                            const auto* preview = window.findChild<ProfilePreviewPanel*>();
                            return preview && !preview->busy();
                        },
                        [&window] { window.findChild<SettingsPage*>()->showSection({}); }};
    // The rules further down: every one of them is looked at.
    for (const int part : {1, 2, 3}) {
        m_screens << Screen{
            u"profile-%1"_s.arg(part + 1),
            [&window] {
                window.setCurrentPage(u"settings"_s);
                window.findChild<SettingsPage*>()->showRules();
            },
            [&window, part] {
                const auto* preview = window.findChild<ProfilePreviewPanel*>();
                if (!preview || preview->busy()) return false;
                QScrollBar* bar = window.findChild<ProfileEditor*>()->findChild<QScrollArea*>()->verticalScrollBar();
                bar->setValue(bar->maximum() * part / 3);
                return true;
            },
            [&window] {
                window.findChild<ProfileEditor*>()->findChild<QScrollArea*>()->verticalScrollBar()->setValue(0);
                window.findChild<SettingsPage*>()->showSection({});
            }};
    }
    m_screens << Screen{u"import"_s, [&window] { window.importFile(); }, newDialog, closeDialog};
    m_screens << Screen{u"export"_s,
                        [&window, toClients] {
                            toClients();
                            window.exportList();
                        },
                        newDialog, closeDialog};
    m_screens << Screen{u"shortcuts"_s, [&window] { window.showShortcuts(); }, newDialog, closeDialog};
    addSegmentScreens();
    if (m_only.isEmpty()) return;
    m_screens.removeIf([this](const Screen& screen) {
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
    m_dialog.clear();
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
        fail(u"this screen does not come: "_s + m_screens[m_screen].name);
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
    if (m_dialog) {
        // Sheets are windows of their own: laid over the dimmed window as the screen would show them.
        const QPixmap sheet = m_dialog->grab();
        QPainter painter(&whole);
        painter.fillRect(m_window->rect(), colors().popupShadow);
        painter.drawPixmap(
            QPoint((m_window->width() - m_dialog->width()) / 2, (m_window->height() - m_dialog->height()) / 2), sheet);
    }
    return whole;
}

void Screenshots::takeScreen() {
    const Look& look = m_looks[m_look];
    const QString file = u"%1/%2-%3-%4-%5x%6.png"_s
                             .arg(m_folder, m_screens[m_screen].name, look.language == Language::zh ? u"zh"_s : u"en"_s,
                                  look.theme == ThemeChoice::dark ? u"dark"_s : u"light"_s)
                             .arg(look.size.width())
                             .arg(look.size.height());
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
    QApplication::exit(0);
}

void Screenshots::fail(const QString& text) {
    QTextStream(stderr) << text << Qt::endl;
    QApplication::exit(1);
}

}  // namespace meike::ui
