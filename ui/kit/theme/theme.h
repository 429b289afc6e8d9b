// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QFont>
#include <QObject>

#include "ui/kit/theme/tokens.h"

namespace meike::ui {

enum class ThemeChoice { system, light, dark };

/// The running theme: Fusion, a palette and one small style sheet made from the tokens. Lives as long as the
/// application.
class Theme : public QObject {
    Q_OBJECT

public:
    /// Sets style, palette, style sheet and fonts. May be called again at any time with another choice. `system` asks
    /// the desktop portal (and follows it while running); without a portal it is light.
    static void apply(QApplication& app, ThemeChoice choice);
    static Theme& instance();

    ThemeChoice choice() const { return m_choice; }
    bool isDark() const { return m_dark; }
    const Colors& colors() const { return m_dark ? darkColors() : lightColors(); }

signals:
    /// After palette and style sheet have changed.
    void themeChanged();

private slots:
    void portalSettingChanged(const QString& group, const QString& key);

private:
    explicit Theme(QObject* parent);
    void applyNow();
    bool portalPrefersDark();

    ThemeChoice m_choice = ThemeChoice::light;
    bool m_dark = false;
    bool m_applied = false;
    bool m_listening = false;
};

/// Colours of the running theme.
inline const Colors& colors() { return Theme::instance().colors(); }

/// Type: everything is derived from the application's font (the system's size, Simplified Chinese families).
enum class TextStyle { body, strong, title, figure, small };
QFont textFont(TextStyle style);

/// Marks a button as the one that a page or dialog is for (filled with the accent).
void setPrimary(QWidget* button);
/// Marks a button as bare: no border until hovered.
void setFlat(QWidget* button);
/// Colour of a label's or button's text.
void setTone(QWidget* widget, Tone tone);
/// Marks a frame as a surface: white (or dark grey) with a hairline border and rounded corners.
void setSurface(QWidget* widget);

}  // namespace meike::ui
