// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/score_parts.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

#include "app/score_book.h"
#include "app/view/client_glance.h"
#include "ui/context/app_context.h"
#include "ui/kit/format.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

struct ScoreWords {
    Q_DECLARE_TR_FUNCTIONS(meike::ui::ScoreParts)
};

constexpr double kWhole = 10'000.0;    // inputs and risk are in hundredths of 0..100
constexpr double kHundredths = 100.0;  // of a point
constexpr double kTenths = 10.0;

}  // namespace

bool isScorePart(const std::string& key) {
    for (const char* input : {"amount", "frequency", "margin", "growth", "influence", "floor"})
        if (key == input) return true;
    return key.rfind("risk_", 0) == 0;
}

QString reasonSentence(const ClientGlance& glance, const std::string& key) {
    for (const words::Line& line : glance.reasons)
        if (line.key == key) return qs(line.text);
    return {};
}

QList<ScorePart> scoreParts(const AppContext& context, const ClientGlance& glance) {
    const engine::Explanation& why = *glance.why;
    const engine::Assessment& assessment = glance.scores->assessment;
    std::vector<int> points;
    for (const engine::InputReason& input : why.inputs) points.push_back(input.points);
    points.push_back(why.risk.points);
    points.push_back(why.floorPoints);
    const double shownScore = QLocale::c().toDouble(number(why.valueScore / kHundredths, 1));
    const std::vector<int> tenths = engine::tenthsThatSum(points, static_cast<int>(std::lround(shownScore * kTenths)));
    const auto part = [&](std::size_t at, const QString& label, const QString& detail) {
        const double rounded = tenths[at] / kTenths;
        return ScorePart{.label = label, .points = rounded, .shown = signedNumber(rounded, 1), .detail = detail};
    };
    QList<ScorePart> parts;
    std::size_t at = 0;
    for (const engine::InputReason& input : why.inputs) {
        const std::string key = engine::scoreInputKey(input.input);
        ScorePart row =
            part(at++,
                 context.text(input.input == engine::ScoreInput::amount ? engine::amountLabel(assessment)
                                                                        : engine::scoreInputLabel(input.input)),
                 reasonSentence(glance, input.present ? key : key + "_missing"));
        row.share = input.present ? input.score / kWhole : 0;
        if (!input.present) row.shown = ScoreWords::tr("missing");
        parts << row;
    }
    if (why.risk.points != 0) {
        ScorePart row =
            part(at, ScoreWords::tr("Risk: %1").arg(context.text(engine::riskPartLabel(why.risk.part))), {});
        row.share = why.risk.risk / kWhole;
        row.negative = true;
        for (const words::Line& line : glance.reasons)
            if (line.key.rfind("risk_", 0) == 0) row.detail = qs(line.text);
        parts << row;
    }
    if (why.floorPoints > 0) parts << part(at + 1, ScoreWords::tr("Never below 0"), reasonSentence(glance, "floor"));
    return parts;
}

}  // namespace meike::ui
