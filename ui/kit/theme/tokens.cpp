// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/theme/tokens.h"

#include <algorithm>
#include <cmath>

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

QColor rgb(unsigned value) { return QColor::fromRgb(static_cast<QRgb>(value)); }

Colors makeLight() {
    Colors c;
    c.window = rgb(0xF6F7F9);
    c.surface = rgb(0xFFFFFF);
    c.sunken = rgb(0xF0F2F5);
    c.border = rgb(0xE2E5EA);
    c.borderStrong = rgb(0xC3C8D0);
    c.text = rgb(0x1F2329);
    c.secondary = rgb(0x646A73);
    c.disabled = rgb(0xA3A8B0);
    c.accent = rgb(0x0072B2);
    c.accentHover = rgb(0x0067A1);
    c.accentPressed = rgb(0x005A8D);
    c.accentSoft = rgb(0xE6F1F8);
    c.onAccent = rgb(0xFFFFFF);
    c.selection = rgb(0xDCEBF6);
    c.hover = rgb(0xF3F5F8);
    c.good = rgb(0x00804F);
    c.goodSoft = rgb(0xD6ECE4);
    c.risk = rgb(0xC24A00);
    c.riskSoft = rgb(0xF5E2D6);
    c.popupShadow = QColor(0x1F, 0x23, 0x29, 56);
    c.tiers = {rgb(0x0072B2), rgb(0x00875A), rgb(0xB0578D), rgb(0x7A828C)};
    c.pills = {{{rgb(0xF0F2F5), rgb(0x1F2329)},
                {rgb(0xE0EEF7), rgb(0x114C74)},
                {rgb(0xE0F7EF), rgb(0x0F6B4A)},
                {rgb(0xF7E0EF), rgb(0x741150)},
                {rgb(0xF7E9E0), rgb(0x743511)},
                {rgb(0xE0F5F7), rgb(0x116A74)},
                {rgb(0xF7F0E0), rgb(0x6B4F0F)},
                {rgb(0xE9E8FA), rgb(0x2D2888)},
                {rgb(0xF7E0E4), rgb(0x741121)},
                {rgb(0xF0F7E0), rgb(0x4A680F)}}};
    return c;
}

Colors makeDark() {
    Colors c;
    c.window = rgb(0x1B1D21);
    c.surface = rgb(0x23262B);
    c.sunken = rgb(0x2B2F35);
    c.border = rgb(0x363A41);
    c.borderStrong = rgb(0x525862);
    c.text = rgb(0xE8E8E8);
    c.secondary = rgb(0x9AA0A8);
    c.disabled = rgb(0x636871);
    c.accent = rgb(0x4AA3DF);
    c.accentHover = rgb(0x63B1E5);
    c.accentPressed = rgb(0x3A8FC9);
    c.accentSoft = rgb(0x1F3545);
    c.onAccent = rgb(0x0B1A26);
    c.selection = rgb(0x24415A);
    c.hover = rgb(0x2A2E34);
    c.good = rgb(0x3DBE8B);
    c.goodSoft = rgb(0x1D3532);
    c.risk = rgb(0xF08A4B);
    c.riskSoft = rgb(0x3C2B24);
    c.popupShadow = QColor(0, 0, 0, 140);
    c.tiers = {rgb(0x4AA3DF), rgb(0x3DBE8B), rgb(0xD98CBB), rgb(0x9AA0A8)};
    c.pills = {{{rgb(0x343940), rgb(0xE8E8E8)},
                {rgb(0x203848), rgb(0xB0D2E8)},
                {rgb(0x20483A), rgb(0xB0E8D3)},
                {rgb(0x48203A), rgb(0xE8B0D3)},
                {rgb(0x482F20), rgb(0xE8C5B0)},
                {rgb(0x204448), rgb(0xB0E2E8)},
                {rgb(0x483C20), rgb(0xE8D7B0)},
                {rgb(0x2B2860), rgb(0xBDB9F2)},
                {rgb(0x482027), rgb(0xE8B0B9)},
                {rgb(0x3B4820), rgb(0xD5E8B0)}}};
    return c;
}

/// Figures on paint: the same in both themes. Scores are grey below the middle and blue above it.
void addPaints(Colors& c) {
    const QColor white = rgb(0xFFFFFF);
    const QColor ink = rgb(0x12202B);
    c.heatAccent = rgb(0x0072B2);
    c.heatRisk = rgb(0xC24A00);
    c.heatGood = rgb(0x00875A);
    c.scores = {{{rgb(0x6B727B), white},
                 {rgb(0xA7AEB5), ink},
                 {rgb(0x8DB6CE), ink},
                 {rgb(0x4A9FD0), ink},
                 {rgb(0x0072B2), white}}};
}

double linear(double channel) {
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color) {
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

}  // namespace

TierMark tierMark(QStringView key) {
    if (key == u"core") return TierMark::core;
    if (key == u"key") return TierMark::key;
    if (key == u"growth") return TierMark::growth;
    if (key == u"general") return TierMark::general;
    if (key == u"risk") return TierMark::risk;
    return TierMark::none;
}

QString tierSymbol(TierMark mark) {
    switch (mark) {
        case TierMark::core:
            return u"◆"_s;
        case TierMark::key:
            return u"●"_s;
        case TierMark::growth:
            return u"▲"_s;
        case TierMark::general:
            return u"○"_s;
        case TierMark::risk:
            return u"▼"_s;
        case TierMark::none:
            break;
    }
    return {};
}

const QColor& Colors::tier(TierMark mark) const {
    switch (mark) {
        case TierMark::core:
            return tiers[0];
        case TierMark::key:
            return tiers[1];
        case TierMark::growth:
            return tiers[2];
        case TierMark::general:
            return tiers[3];
        case TierMark::risk:
            return risk;
        case TierMark::none:
            break;
    }
    return secondary;
}

const QColor& Colors::tone(Tone tone) const {
    switch (tone) {
        case Tone::normal:
            return text;
        case Tone::secondary:
            return secondary;
        case Tone::disabled:
            return disabled;
        case Tone::accent:
            return accent;
        case Tone::onAccent:
            return onAccent;
        case Tone::good:
            return good;
        case Tone::risk:
            return risk;
    }
    return text;
}

const PillColors& Colors::pill(int index) const {
    const int folded = ((index % kPillColorCount) + kPillColorCount) % kPillColorCount;
    return pills[static_cast<std::size_t>(folded)];
}

const PillColors& Colors::score(int score) const {
    if (score < 1 || score > 5) return pills[0];
    return scores[static_cast<std::size_t>(score - 1)];
}

const Colors& lightColors() {
    static const Colors kColors = [] {
        Colors c = makeLight();
        addPaints(c);
        return c;
    }();
    return kColors;
}

const Colors& darkColors() {
    static const Colors kColors = [] {
        Colors c = makeDark();
        addPaints(c);
        return c;
    }();
    return kColors;
}

QColor mixed(const QColor& over, const QColor& under, double share) {
    const double s = std::clamp(share, 0.0, 1.0);
    const auto channel = [s](int a, int b) { return static_cast<int>(std::lround(a * s + b * (1 - s))); };
    return {channel(over.red(), under.red()), channel(over.green(), under.green()), channel(over.blue(), under.blue())};
}

double contrast(const QColor& a, const QColor& b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor readableOn(const QColor& background) {
    const QColor white = rgb(0xFFFFFF);
    const QColor ink = rgb(0x12202B);
    return contrast(white, background) >= contrast(ink, background) ? white : ink;
}

}  // namespace meike::ui
