// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <array>

/// The look as values: colours, spacing, type scale, radii. No other file of the window names a colour or a distance of
/// its own.
namespace meike::ui {

/// Spacing in device-independent pixels on an 8-pixel grid.
namespace space {
inline constexpr int kHalf = 4;
inline constexpr int kUnit = 8;
inline constexpr int kWide = 12;
inline constexpr int kDouble = 16;
inline constexpr int kPage = 20;  ///< page margin: from the frame to the content
inline constexpr int kTriple = 24;
}  // namespace space

inline constexpr int kRadius = 6;
inline constexpr int kRowHeight = 32;
inline constexpr int kHeaderHeight = 32;
inline constexpr int kControlHeight = 32;
inline constexpr int kSidebarWidth = 188;
inline constexpr int kSidePanelWidth = 320;
inline constexpr int kIconSize = 16;
inline constexpr int kNavIconSize = 18;

/// Type scale, relative to the body text (the system's size).
inline constexpr double kTitleScale = 1.25;
inline constexpr double kFigureScale = 1.8;
inline constexpr double kSmallScale = 0.9;

/// Milliseconds until a running job becomes visible.
inline constexpr int kProgressDelayMs = 400;

/// The four tiers and the sign of loss. Each keeps one colour and one symbol everywhere.
enum class TierMark { core, key, growth, general, risk, none };

/// `core`, `key`, `growth`, `general`, `risk`; anything else is none.
TierMark tierMark(QStringView key);

/// ◆ ● ▲ ○ ▼ for texts (tooltips, copies); on screen the shape is drawn, so that no font decides how it looks. Empty
/// for none.
QString tierSymbol(TierMark mark);

/// What a text or an icon means; the theme knows its colour.
enum class Tone { normal, secondary, disabled, accent, onAccent, good, risk };

/// A soft background and the text that is readable on it.
struct PillColors {
    QColor background;
    QColor text;
};

inline constexpr int kPillColorCount = 10;

/// One theme's colours.
struct Colors {
    QColor window;
    QColor surface;
    QColor sunken;  ///< inputs inside a surface, neutral cells, empty part of a bar
    QColor border;
    QColor borderStrong;  ///< border under the pointer
    QColor text;
    QColor secondary;
    QColor disabled;
    QColor accent;
    QColor accentHover;
    QColor accentPressed;
    QColor accentSoft;  ///< current page in the sidebar, explaining boxes
    QColor onAccent;
    QColor selection;
    QColor hover;
    QColor good;
    QColor goodSoft;
    QColor risk;
    QColor riskSoft;
    QColor popupShadow;
    QColor heatAccent;  ///< full strength of heat maps, laid on the surface by its share
    QColor heatRisk;
    QColor heatGood;
    std::array<QColor, 4> tiers;  ///< core, key, growth, general: symbols and bars
    std::array<PillColors, kPillColorCount> pills;
    std::array<PillColors, 5> scores;  ///< cells of scores 1..5

    const QColor& tier(TierMark mark) const;
    const QColor& tone(Tone tone) const;
    /// Colours of a tag; any number is folded into the palette, 0 is the neutral grey.
    const PillColors& pill(int index) const;
    /// Colours of a score 1..5; others get the neutral pill.
    const PillColors& score(int score) const;
};

const Colors& lightColors();
const Colors& darkColors();

/// `share` of `over` laid on `under` (0..1), opaque.
QColor mixed(const QColor& over, const QColor& under, double share);
/// WCAG contrast ratio, 1..21.
double contrast(const QColor& a, const QColor& b);
/// Dark or light text, whichever reads better on `background`.
QColor readableOn(const QColor& background);

}  // namespace meike::ui
