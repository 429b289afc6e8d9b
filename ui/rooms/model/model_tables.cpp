// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/model/model_tables.h"

#include <QCoreApplication>
#include <array>
#include <cmath>
#include <optional>

#include "app/words/forecast_words.h"
#include "app/words/report_card_words.h"
#include "exchange/csv_writer.h"
#include "ui/kit/format.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

struct Tables {
    Q_DECLARE_TR_FUNCTIONS(meike::ui::ModelTables)
};

constexpr int kParameterDigits = 5;
constexpr int kLikelihoodDigits = 3;

/// Five digits that count: 0.24259, 4.4136, 1,234.5.
QString parameter(double value) {
    if (!std::isfinite(value)) return u"–"_s;
    const double size = std::fabs(value);
    const int whole = size < 1 ? 0 : static_cast<int>(std::floor(std::log10(size))) + 1;
    return number(value, std::max(0, kParameterDigits - whole));
}

QString yesOrNo(bool yes) { return yes ? Tables::tr("yes") : Tables::tr("no"); }

void addPurchaseModel(QList<ModelFigure>& figures, const engine::FittedModels& models, Language language) {
    const engine::ModelFit& fit = models.purchase;
    const engine::ModelKind kind = fit.parameters.kind;
    figures << ModelFigure{Tables::tr("Purchase model"), qs(words::modelLabel(kind).in(language)), {}};
    if (fit.asked != kind)
        figures << ModelFigure{
            Tables::tr("Model the profile asks for"), qs(words::modelLabel(fit.asked).in(language)), {}};
    for (std::size_t i = 0; i < engine::parameterCount(kind); ++i) {
        const QString name = QString::fromLatin1(engine::parameterName(kind, i));
        figures << ModelFigure{engine::parameterIsTime(kind, i) ? Tables::tr("%1 (days)").arg(name) : name,
                               parameter(fit.parameters.value[i]), parameter(fit.standardErrors[i])};
    }
    if (kind == engine::ModelKind::mbg_cnbd_k) figures << ModelFigure{u"k"_s, QString::number(fit.parameters.k), {}};
    figures << ModelFigure{Tables::tr("Log-likelihood"), number(fit.logLikelihood, kLikelihoodDigits), {}};
    figures << ModelFigure{Tables::tr("Clients"), number(fit.clients, 0), {}};
    figures << ModelFigure{Tables::tr("Repeat orders"), number(fit.repeatPurchases, 0), {}};
    figures << ModelFigure{Tables::tr("Converged"), yesOrNo(fit.converged), {}};
    figures << ModelFigure{Tables::tr("Evaluations"), count(fit.evaluations), {}};
    figures << ModelFigure{
        Tables::tr("Fitted by"),
        fit.mode == engine::FitMode::map ? Tables::tr("weak priors (MAP)") : Tables::tr("maximum likelihood"),
        {}};
    figures << ModelFigure{Tables::tr("Fitted to orders up to"), dateText(dateOfDay(models.asOf)), {}};
}

void addSpendModel(QList<ModelFigure>& figures, const engine::SpendFit& fit, const std::string& currency) {
    figures << ModelFigure{Tables::tr("Spend model"), u"Gamma-Gamma"_s, {}};
    if (fit.clients <= 0) {
        figures << ModelFigure{Tables::tr("Clients, spend"), count(0), {}};
        return;
    }
    const auto major = static_cast<double>(minorPerMajor(currencyDecimals(currency)));
    figures << ModelFigure{u"p"_s, parameter(fit.p), parameter(fit.standardErrors[0])};
    figures << ModelFigure{u"q"_s, parameter(fit.q), parameter(fit.standardErrors[1])};
    figures << ModelFigure{u"gamma (%1)"_s.arg(qs(currency)), parameter(fit.gamma / major),
                           parameter(fit.standardErrors[2] / major)};
    figures << ModelFigure{Tables::tr("Log-likelihood, spend"), number(fit.logLikelihood, kLikelihoodDigits), {}};
    figures << ModelFigure{Tables::tr("Clients, spend"), number(fit.clients, 0), {}};
    figures << ModelFigure{
        Tables::tr("Mean value of a repeat order"), moneyWhole(std::llround(fit.baseMean), currency), {}};
    figures << ModelFigure{Tables::tr("Correlation of frequency and spend"), number(fit.correlation, 2), {}};
    figures << ModelFigure{Tables::tr("Converged, spend"), yesOrNo(fit.converged), {}};
}

/// A share as people write it into a sheet: 24.3, with the sign of per cent in the figure's name.
std::string share(std::optional<double> value) { return value ? u8(QString::number(*value * 100, 'f', 1)) : ""; }
std::string plain(double value, int decimals) { return u8(QString::number(value, 'f', decimals)); }

}  // namespace

QList<ModelFigure> modelFigures(const ModelReport& report, Language language) {
    QList<ModelFigure> figures;
    const Scores& scores = *report.scores;
    if (scores.models) {
        addPurchaseModel(figures, *scores.models, language);
        addSpendModel(figures, scores.models->spend, scores.currency);
    }
    if (report.card.tested()) {
        QStringList days;
        for (const DayNumber day : report.card.cuts) days << dateText(dateOfDay(day));
        figures << ModelFigure{Tables::tr("Tested on the days after"), listText(days), {}};
        figures << ModelFigure{Tables::tr("Brier score"), number(report.card.brier, 4), {}};
        figures << ModelFigure{
            Tables::tr("Brier score of the average share"), number(report.card.brierBaseRate, 4), {}};
    }
    if (report.since) {
        const engine::DriftReport& drift = report.since->drift;
        const auto stability = [&](const QString& what, const engine::ScoreDrift& each) {
            figures << ModelFigure{
                Tables::tr("Stability index of %1 since %2").arg(what, dateText(report.since->day)),
                u"%1 (%2)"_s.arg(number(each.stability, 2), qs(words::driftLevelLabel(each.level).in(language))),
                {}};
        };
        stability(u"R"_s, drift.r);
        stability(u"F"_s, drift.f);
        stability(u"M"_s, drift.m);
        stability(Tables::tr("tiers"), drift.tier);
    }
    return figures;
}

QString modelCsv(const ModelReport& report, Language language) {
    CsvWriteOptions options;
    options.excelSafe = true;
    std::string csv;
    const std::array kinds{CsvColumnKind::text, CsvColumnKind::text, CsvColumnKind::text, CsvColumnKind::number};
    const std::array words{CsvColumnKind::text, CsvColumnKind::text, CsvColumnKind::text, CsvColumnKind::text};
    const auto row = [&](const QString& part, std::string_view item, const QString& figure, const std::string& value,
                         bool isNumber = true) {
        const std::string first = u8(part);
        const std::string third = u8(figure);
        const std::array<std::string_view, 4> cells{first, item, third, value};
        appendCsvRow(csv, cells, isNumber ? kinds : words, options);
    };
    row(Tables::tr("Part"), u8(Tables::tr("Item")), Tables::tr("Figure"), u8(Tables::tr("Value")), false);

    const QString forecast = Tables::tr("Forecast");
    const engine::BaseForecast& base = report.scores->assessment.forecast.base;
    for (const words::Line& line :
         words::forecastLines(base, report.scores->profile.forecast, language, report.scores->currency))
        row(forecast, line.key, {}, line.text, false);

    const QString quality = Tables::tr("How good it is");
    for (const engine::Predictor predictor : {engine::Predictor::model, engine::Predictor::naive_rate,
                                              engine::Predictor::last_period, engine::Predictor::pooled_mean}) {
        if (!report.card.tested()) break;
        const std::string_view name = words::predictorLabel(predictor).in(language);
        const engine::PredictionScore& score = report.card.of(predictor);
        row(quality, name, Tables::tr("Error rate, %"), share(score.errorRate));
        row(quality, name, Tables::tr("Omission rate, %"), share(score.omissionRate));
        row(quality, name, Tables::tr("Average miss, orders a client"), plain(score.mae, 4));
        row(quality, name, Tables::tr("Total bias, %"), share(score.bias));
    }
    for (const words::Line& line : words::reportCardLines(report.card, report.scores->profile.forecast, language))
        row(quality, line.key, {}, line.text, false);

    const QString reliability = Tables::tr("Likelihoods");
    for (const words::Line& line : words::reliabilityLines(report.card, language))
        row(reliability, line.key, {}, line.text, false);
    for (std::size_t i = 0; i < report.card.reliability.size(); ++i) {
        const engine::ReliabilityBin& bin = report.card.reliability[i];
        if (bin.rows == 0) continue;
        const std::string name = std::to_string(10 * i) + "–" + std::to_string(10 * (i + 1)) + "%";
        row(reliability, name, Tables::tr("Cases"), std::to_string(bin.rows));
        row(reliability, name, Tables::tr("Predicted, %"), share(bin.predicted));
        row(reliability, name, Tables::tr("Ordered, %"), share(bin.actual));
    }

    const QString drivers = Tables::tr("How clients who reorder differ");
    for (const NamedDriver& each : report.drivers) {
        row(drivers, each.name.in(language), Tables::tr("Share of the difference, %"), share(each.driver.share));
        row(drivers, each.name.in(language), {}, words::driverText(each.driver, each.name.in(language), language),
            false);
    }

    if (report.since) {
        const QString since = Tables::tr("Changed since %1").arg(dateText(report.since->day));
        for (const words::Line& line : words::driftLines(report.since->drift, language))
            row(since, line.key, {}, line.text, false);
        if (report.since->foretold) {
            row(since, {}, Tables::tr("Orders predicted"), plain(report.since->realised.predicted, 1));
            row(since, {}, Tables::tr("Actual orders"), plain(report.since->realised.actual, 0));
        }
    }

    const QString next = Tables::tr("What to do next");
    for (const words::Line& line : nextStepLines(*report.scores, &report, language))
        row(next, line.key, {}, line.text, false);

    const QString experts = Tables::tr("For experts");
    for (const ModelFigure& figure : modelFigures(report, language)) {
        row(experts, u8(figure.name), {}, u8(figure.value), false);
        if (!figure.error.isEmpty())
            row(experts, u8(figure.name), Tables::tr("Standard error"), u8(figure.error), false);
    }
    return qs(csv);
}

}  // namespace meike::ui
