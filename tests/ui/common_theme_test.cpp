// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QApplication>
#include <QDirIterator>
#include <QFontMetricsF>
#include <QIcon>
#include <QImage>
#include <QPushButton>
#include <QSignalSpy>

#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"

using namespace meike::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr double kReadable = 4.5;  // WCAG 2.1 AA, text
constexpr double kVisible = 3.0;   // WCAG 2.1 AA, symbols

bool hasInk(const QImage& image, const QColor& color) {
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (pixel.alpha() > 250 && qAbs(pixel.red() - color.red()) < 4 && qAbs(pixel.green() - color.green()) < 4 &&
                qAbs(pixel.blue() - color.blue()) < 4)
                return true;
        }
    }
    return false;
}

}  // namespace

TEST(Tokens, EveryTextIsReadableInBothThemes) {
    for (const Colors* c : {&lightColors(), &darkColors()}) {
        for (const QColor& background : {c->window, c->surface, c->sunken, c->selection, c->accentSoft}) {
            EXPECT_GE(contrast(c->text, background), kReadable) << background.name().toStdString();
            // On a selected row secondary text turns into text (RowDelegate).
            if (background != c->selection) {
                EXPECT_GE(contrast(c->secondary, background), kReadable) << background.name().toStdString();
            }
        }
        EXPECT_GE(contrast(c->onAccent, c->accent), kReadable);
        for (const QColor& color : {c->accent, c->good, c->risk})
            EXPECT_GE(contrast(color, c->surface), kReadable) << color.name().toStdString();
        for (const QColor& tier : c->tiers)
            EXPECT_GE(contrast(tier, c->surface), kVisible) << tier.name().toStdString();
        for (const PillColors& pill : c->pills)
            EXPECT_GE(contrast(pill.text, pill.background), kReadable) << pill.background.name().toStdString();
        for (const PillColors& score : c->scores)
            EXPECT_GE(contrast(score.text, score.background), kReadable) << score.background.name().toStdString();
    }
}

TEST(Tokens, HeatCellsStayReadableAtEveryStrength) {
    for (const Colors* c : {&lightColors(), &darkColors()}) {
        for (const QColor& hue : {c->heatAccent, c->heatRisk, c->heatGood}) {
            for (int step = 0; step <= 100; ++step) {
                const QColor background = mixed(hue, c->surface, step / 100.0);
                EXPECT_GE(contrast(readableOn(background), background), 4.0) << background.name().toStdString();
            }
        }
    }
}

TEST(Tokens, PillsFoldAnyNumberIntoThePalette) {
    EXPECT_EQ(lightColors().pill(kPillColorCount + 3).background, lightColors().pill(3).background);
    EXPECT_EQ(lightColors().pill(-1).background, lightColors().pill(kPillColorCount - 1).background);
}

TEST(Tokens, TiersHaveSymbolsOfTheirOwn) {
    QStringList symbols;
    for (const QString& key : {u"core"_s, u"key"_s, u"growth"_s, u"general"_s, u"risk"_s})
        symbols.append(tierSymbol(tierMark(key)));
    EXPECT_EQ(symbols, (QStringList{u"◆"_s, u"●"_s, u"▲"_s, u"○"_s, u"▼"_s}));
    EXPECT_EQ(tierMark(u"platinum"), TierMark::none);
}

TEST(Theme, SwitchingChangesPaletteAndSaysSo) {
    Theme::apply(*qApp, ThemeChoice::light);
    QSignalSpy spy(&Theme::instance(), &Theme::themeChanged);
    Theme::apply(*qApp, ThemeChoice::dark);
    EXPECT_EQ(spy.count(), 1);
    EXPECT_TRUE(Theme::instance().isDark());
    EXPECT_EQ(QApplication::palette().color(QPalette::Window), darkColors().window);
    EXPECT_FALSE(qApp->styleSheet().contains(u'@')) << "a token without a value";
    Theme::apply(*qApp, ThemeChoice::light);
    EXPECT_EQ(QApplication::palette().color(QPalette::Window), lightColors().window);
}

TEST(Theme, FiguresHaveOneWidth) {
    Theme::apply(*qApp, ThemeChoice::light);
    for (const TextStyle style :
         {TextStyle::body, TextStyle::strong, TextStyle::title, TextStyle::figure, TextStyle::small}) {
        const QFontMetricsF metrics(textFont(style));
        for (char16_t digit = u'1'; digit <= u'9'; ++digit)
            EXPECT_NEAR(metrics.horizontalAdvance(QChar(digit)), metrics.horizontalAdvance(u'0'), 0.01) << digit - u'0';
    }
}

TEST(Theme, ChineseFamiliesAreNamedFirst) {
    Theme::apply(*qApp, ThemeChoice::light);
    EXPECT_EQ(QApplication::font().families().value(0), u"Noto Sans CJK SC"_s);
    EXPECT_TRUE(QApplication::font().families().contains(u"WenQuanYi Micro Hei"_s));
}

TEST(Icons, TakeTheColourOfTheThemeWhenPainted) {
    Theme::apply(*qApp, ThemeChoice::light);
    const QIcon users = icon(u"users"_s);
    const auto image = [&users](QIcon::Mode mode = QIcon::Normal, QIcon::State state = QIcon::Off) {
        return users.pixmap(QSize(32, 32), 1.0, mode, state).toImage();
    };
    EXPECT_TRUE(hasInk(image(), lightColors().text));
    EXPECT_TRUE(hasInk(image(QIcon::Disabled), lightColors().disabled));
    EXPECT_TRUE(hasInk(image(QIcon::Normal, QIcon::On), lightColors().accent));
    Theme::apply(*qApp, ThemeChoice::dark);
    EXPECT_TRUE(hasInk(image(), darkColors().text));
    EXPECT_FALSE(hasInk(image(), lightColors().text));
    Theme::apply(*qApp, ThemeChoice::light);
}

TEST(Icons, AreSharpOnDenseScreens) {
    const QPixmap map = iconPixmap(u"x"_s, 16, Qt::black, 2.0);
    EXPECT_EQ(map.size(), QSize(32, 32));
    EXPECT_EQ(map.deviceIndependentSize(), QSizeF(16, 16));
}

TEST(Icons, EveryVendoredFileDraws) {
    int files = 0;
    for (QDirIterator it(u":/icons"_s, {u"*.svg"_s}); it.hasNext();) {
        const QString path = it.next();
        QString name = path.section(u'/', -1);
        name.chop(4);
        ++files;
        EXPECT_TRUE(hasIcon(name));
        const QImage image = iconPixmap(name, 24, Qt::red, 1.0).toImage();
        bool drawn = false;
        for (int y = 0; y < image.height() && !drawn; ++y)
            for (int x = 0; x < image.width() && !drawn; ++x) drawn = image.pixelColor(x, y).alpha() > 0;
        EXPECT_TRUE(drawn) << path.toStdString();
    }
    EXPECT_GE(files, 40);
    EXPECT_FALSE(hasIcon(u"no-such-icon"_s));
    EXPECT_TRUE(icon(u"no-such-icon"_s).isNull());
    EXPECT_FALSE(appIcon().isNull());
}
