// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/theme/theme.h"

#include <QPalette>
#include <QPointer>
#include <QStyle>
#include <QStyleFactory>
#include <QWidget>
#if __has_include(<QDBusConnection>)
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#define MEIKE_HAS_DBUS 1
#endif

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr const char* kTone = "tone";
constexpr const char* kPrimary = "primary";
constexpr const char* kBare = "bare";
constexpr const char* kSurface = "surface";

/// Below this the strokes of Chinese characters run together; systems without a desktop report 9.
constexpr double kSmallestPointSize = 10;

QFont pinnedFont(QFont font) {
    // A system whose language is not Chinese falls back to Japanese shapes of the characters: name Simplified faces
    // first.
    font.setFamilies({u"Noto Sans CJK SC"_s, u"Source Han Sans SC"_s, u"Microsoft YaHei"_s, u"WenQuanYi Micro Hei"_s,
                      font.family()});
    if (font.pointSizeF() > 0 && font.pointSizeF() < kSmallestPointSize) font.setPointSizeF(kSmallestPointSize);
    font.setHintingPreference(QFont::PreferVerticalHinting);
    return font;
}

QPalette paletteOf(const Colors& c) {
    QPalette p;
    const auto set = [&p](QPalette::ColorRole role, const QColor& color) { p.setColor(role, color); };
    set(QPalette::Window, c.window);
    set(QPalette::WindowText, c.text);
    set(QPalette::Base, c.surface);
    set(QPalette::AlternateBase, c.sunken);
    set(QPalette::Text, c.text);
    set(QPalette::Button, c.surface);
    set(QPalette::ButtonText, c.text);
    set(QPalette::BrightText, c.risk);
    set(QPalette::Highlight, c.accent);
    set(QPalette::HighlightedText, c.onAccent);
    set(QPalette::Link, c.accent);
    set(QPalette::LinkVisited, c.accent);
    set(QPalette::ToolTipBase, c.surface);
    set(QPalette::ToolTipText, c.text);
    set(QPalette::PlaceholderText, c.secondary);
    set(QPalette::Light, c.surface);
    set(QPalette::Midlight, c.sunken);
    set(QPalette::Mid, c.border);
    set(QPalette::Dark, c.borderStrong);
    set(QPalette::Shadow, c.borderStrong);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, c.disabled);
    p.setColor(QPalette::Disabled, QPalette::Highlight, c.border);
    p.setColor(QPalette::Disabled, QPalette::Base, c.window);
    return p;
}

QString styleSheetOf(const Colors& c) {
    QString sheet =
        uR"(
QPushButton { background: @surface; color: @text; border: 1px solid @border; border-radius: @radius; padding: 5px 12px; min-height: 20px; }
QPushButton:hover { border-color: @borderStrong; }
QPushButton:pressed, QPushButton:checked, QPushButton:open { background: @sunken; }
QPushButton:focus { border-color: @accent; }
QPushButton:disabled { color: @disabled; }
QPushButton[tone="secondary"] { color: @secondary; }
QPushButton[tone="accent"] { color: @accent; }
QPushButton[tone="risk"] { color: @risk; }
QPushButton[primary="true"] { background: @accent; border-color: @accent; color: @onAccent; }
QPushButton[primary="true"]:hover { background: @accentHover; border-color: @accentHover; }
QPushButton[primary="true"]:pressed { background: @accentPressed; }
QPushButton[primary="true"]:focus { border-color: @text; }
QPushButton[primary="true"]:disabled { background: @border; border-color: @border; color: @secondary; }
QPushButton[bare="true"] { background: transparent; border-color: transparent; padding: 3px 8px; }
QPushButton[bare="true"]:hover, QPushButton[bare="true"]:pressed { background: @sunken; }
QPushButton[bare="true"]:focus { border-color: @accent; }
QPushButton::menu-indicator { image: url(:/icons/control-chevron-down.svg); subcontrol-origin: padding; subcontrol-position: center right; right: 6px; width: 12px; height: 12px; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: @radius; padding: 4px; color: @text; }
QToolButton:hover, QToolButton:pressed, QToolButton:open { background: @sunken; }
QToolButton:checked { background: @accentSoft; color: @accent; }
QToolButton:focus { border-color: @accent; }
QToolButton:disabled { color: @disabled; }
QToolButton::menu-indicator { image: none; }
QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit, QTextEdit { background: @surface; color: @text; border: 1px solid @border; border-radius: @radius; padding: 4px 8px; selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: 22px; }
QPlainTextEdit, QTextEdit { padding: 2px 4px; }
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover, QPlainTextEdit:hover, QTextEdit:hover { border-color: @borderStrong; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus { border-color: @accent; }
QLineEdit[invalid="true"], QAbstractSpinBox[invalid="true"], QComboBox[invalid="true"], QPlainTextEdit[invalid="true"], QTextEdit[invalid="true"] { border-color: @risk; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled, QPlainTextEdit:disabled, QTextEdit:disabled { background: @window; color: @disabled; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0; background: transparent; min-height: 0; }
QLineEdit[search="true"] { background: @window; }
QLineEdit[cell="true"] { border-radius: 0; padding: 0 6px; min-height: 0; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 22px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url(:/icons/control-chevron-down.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @border; outline: none; padding: 4px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border; border: none; background: transparent; width: 20px; }
QAbstractSpinBox::up-button { subcontrol-position: top right; } QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url(:/icons/control-chevron-up.svg); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url(:/icons/control-chevron-down.svg); width: 10px; height: 10px; }
QAbstractItemView { background: @surface; border: none; outline: none; selection-background-color: @selection; selection-color: @text; alternate-background-color: @surface; }
QAbstractItemView[framed="true"] { border: 1px solid @border; border-radius: @radius; }
QHeaderView { background: @surface; border: none; }
QHeaderView::section { background: @surface; color: @secondary; border: none; border-bottom: 1px solid @border; padding: 0 8px; }
QHeaderView::section:hover { color: @text; }
QTableCornerButton::section { background: @surface; border: none; }
QMenu { background: @surface; color: @text; border: 1px solid @border; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; } QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: @selection; } QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @border; margin: 4px 0; }
QToolTip { background: @surface; color: @text; border: 1px solid @border; padding: 4px 6px; }
QLabel[tone="secondary"] { color: @secondary; } QLabel[tone="disabled"] { color: @disabled; } QLabel[tone="accent"] { color: @accent; }
QLabel[tone="good"] { color: @good; } QLabel[tone="risk"] { color: @risk; } QLabel[tone="onAccent"] { color: @onAccent; }
QCheckBox, QRadioButton { spacing: 8px; min-height: 20px; }
QCheckBox::indicator, QAbstractItemView::indicator, QMenu::indicator, QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid @borderStrong; border-radius: 4px; background: @surface; }
QRadioButton::indicator { border-radius: 8px; }
QMenu::indicator { margin-left: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: @secondary; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked, QMenu::indicator:checked { background: @heat; border-color: @heat; image: url(:/icons/control-check.svg); }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate { background: @borderStrong; border-color: @secondary; }
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 4px solid @heat; background: @onHeat; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: @text; }
QCheckBox:disabled, QRadioButton:disabled { color: @disabled; }
QFrame[surface="true"] { background: @surface; border: 1px solid @border; border-radius: @radius; }
QLabel[explaining="true"] { background: @accentSoft; border-radius: @radius; padding: 10px 12px; }
QScrollArea, QScrollArea > QWidget > QWidget[scrolled="true"] { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; } QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @borderStrong; border: 3px solid transparent; border-radius: 6px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 2px 3px; border: none; border-radius: 3px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 3px 2px; border: none; border-radius: 3px; }
QScrollBar::handle:hover { background: @secondary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; } QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: @sunken; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; text-align: center; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QTabWidget::pane { border: none; border-top: 1px solid @border; } QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @secondary; border: none; border-bottom: 2px solid transparent; padding: 7px 12px; }
QTabBar::tab:hover { color: @text; } QTabBar::tab:selected { color: @accent; border-bottom-color: @accent; }
QTabBar::tab:focus { color: @text; border-bottom-color: @text; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: @surface; border-bottom: 1px solid @border; }
QCalendarWidget QToolButton { font-weight: 600; padding: 4px 8px; margin: 2px; }
QCalendarWidget QSpinBox { padding: 0 4px; min-height: 20px; }
QCalendarWidget QAbstractItemView { selection-background-color: @accent; selection-color: @onAccent; }
QCalendarWidget QAbstractItemView:disabled { color: @disabled; }
QSplitter::handle { background: transparent; }
QSlider:horizontal { min-height: 22px; }
QSlider::groove:horizontal { height: 4px; background: @border; border-radius: 2px; }
QSlider::sub-page:horizontal { height: 4px; background: @accent; border-radius: 2px; }
QSlider::handle:horizontal { background: @surface; border: 2px solid @accent; width: 12px; height: 12px; margin: -6px 0; border-radius: 8px; }
QSlider::handle:horizontal:focus { background: @accent; }
)"_s;
    const auto put = [&sheet](const QString& name, const QString& value) { sheet.replace(u"@"_s + name, value); };
    // Longer names first: @accent would eat the beginning of @accentSoft.
    put(u"accentHover"_s, c.accentHover.name());
    put(u"accentPressed"_s, c.accentPressed.name());
    put(u"accentSoft"_s, c.accentSoft.name());
    put(u"accent"_s, c.accent.name());
    put(u"onHeat"_s, readableOn(c.heatAccent).name());
    put(u"heat"_s, c.heatAccent.name());
    put(u"borderStrong"_s, c.borderStrong.name());
    put(u"border"_s, c.border.name());
    put(u"surface"_s, c.surface.name());
    put(u"sunken"_s, c.sunken.name());
    put(u"selection"_s, c.selection.name());
    put(u"secondary"_s, c.secondary.name());
    put(u"onAccent"_s, c.onAccent.name());
    put(u"disabled"_s, c.disabled.name());
    put(u"window"_s, c.window.name());
    put(u"text"_s, c.text.name());
    put(u"good"_s, c.good.name());
    put(u"risk"_s, c.risk.name());
    put(u"radius"_s, QString::number(kRadius) + u"px"_s);
    return sheet;
}

void setStyleProperty(QWidget* widget, const char* name, const QVariant& value) {
    if (widget->property(name) == value) return;
    widget->setProperty(name, value);
    // A style sheet looks at properties only when it polishes.
    if (widget->testAttribute(Qt::WA_WState_Polished)) {
        widget->style()->unpolish(widget);
        widget->style()->polish(widget);
    }
    widget->update();
}

QString toneName(Tone tone) {
    switch (tone) {
        case Tone::normal:
            return u"normal"_s;
        case Tone::secondary:
            return u"secondary"_s;
        case Tone::disabled:
            return u"disabled"_s;
        case Tone::accent:
            return u"accent"_s;
        case Tone::onAccent:
            return u"onAccent"_s;
        case Tone::good:
            return u"good"_s;
        case Tone::risk:
            return u"risk"_s;
    }
    return {};
}

#ifdef MEIKE_HAS_DBUS
const QString kPortalService = u"org.freedesktop.portal.Desktop"_s;
const QString kPortalPath = u"/org/freedesktop/portal/desktop"_s;
const QString kPortalInterface = u"org.freedesktop.portal.Settings"_s;
/// How long the start may wait for the portal. A portal that is only being started answers later, by its signal.
constexpr int kPortalTimeoutMs = 250;
#endif
const QString kAppearanceGroup = u"org.freedesktop.appearance"_s;
const QString kColorSchemeKey = u"color-scheme"_s;

}  // namespace

Theme::Theme(QObject* parent) : QObject(parent) {}

Theme& Theme::instance() {
    static QPointer<Theme> theme;
    if (!theme) theme = new Theme(QCoreApplication::instance());
    return *theme;
}

void Theme::apply(QApplication& app, ThemeChoice choice) {
    Theme& theme = instance();
    const bool first = !theme.m_applied;
    if (first) {
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
        QApplication::setFont(pinnedFont(QApplication::font()));
        theme.m_applied = true;
    }
    theme.m_choice = choice;
    const bool dark = choice == ThemeChoice::dark || (choice == ThemeChoice::system && theme.portalPrefersDark());
    if (!first && dark == theme.m_dark) return;
    theme.m_dark = dark;
    Q_UNUSED(app);
    theme.applyNow();
}

void Theme::applyNow() {
    QApplication::setPalette(paletteOf(colors()));
    qApp->setStyleSheet(styleSheetOf(colors()));
    emit themeChanged();
}

bool Theme::portalPrefersDark() {
#ifdef MEIKE_HAS_DBUS
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return false;
    if (!m_listening) {
        m_listening = bus.connect(kPortalService, kPortalPath, kPortalInterface, u"SettingChanged"_s, this,
                                  SLOT(portalSettingChanged(QString, QString)));
    }
    QDBusMessage call = QDBusMessage::createMethodCall(kPortalService, kPortalPath, kPortalInterface, u"Read"_s);
    call << kAppearanceGroup << kColorSchemeKey;
    const QDBusMessage reply = bus.call(call, QDBus::Block, kPortalTimeoutMs);
    if (reply.type() != QDBusMessage::ReplyMessage || reply.arguments().isEmpty()) return false;
    // Read wraps the value in a variant twice; newer portals once.
    QVariant value = reply.arguments().constFirst();
    while (value.canConvert<QDBusVariant>()) value = value.value<QDBusVariant>().variant();
    return value.toUInt() == 1;  // 0 no preference, 1 dark, 2 light
#else
    return false;
#endif
}

void Theme::portalSettingChanged(const QString& group, const QString& key) {
    if (m_choice != ThemeChoice::system || group != kAppearanceGroup || key != kColorSchemeKey) return;
    const bool dark = portalPrefersDark();
    if (dark == m_dark) return;
    m_dark = dark;
    applyNow();
}

QFont textFont(TextStyle style) {
    QFont f = QApplication::font();
    const auto scale = [&f](double factor) {
        if (f.pointSizeF() > 0)
            f.setPointSizeF(f.pointSizeF() * factor);
        else
            f.setPixelSize(qRound(f.pixelSize() * factor));
    };
    switch (style) {
        case TextStyle::body:
            break;
        case TextStyle::strong:
            f.setWeight(QFont::DemiBold);
            break;
        case TextStyle::title:
            scale(kTitleScale);
            f.setWeight(QFont::DemiBold);
            break;
        case TextStyle::figure:
            scale(kFigureScale);
            f.setWeight(QFont::DemiBold);
            break;
        case TextStyle::small:
            scale(kSmallScale);
            break;
    }
    return f;
}

void setPrimary(QWidget* button) { setStyleProperty(button, kPrimary, true); }
void setFlat(QWidget* button) { setStyleProperty(button, kBare, true); }
void setTone(QWidget* widget, Tone tone) { setStyleProperty(widget, kTone, toneName(tone)); }
void setSurface(QWidget* widget) { setStyleProperty(widget, kSurface, true); }

}  // namespace meike::ui
