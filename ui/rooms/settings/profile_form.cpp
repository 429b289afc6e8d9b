// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/settings/profile_form.h"

#include <QComboBox>
#include <QMenu>
#include <QStyle>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <limits>
#include <map>
#include <type_traits>

#include "app/words/forecast_words.h"
#include "app/words/profile_words.h"
#include "base/error_code.h"
#include "engine/value_basis.h"
#include "ui/context/error_text.h"
#include "ui/kit/calm_wheel.h"
#include "ui/kit/card.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/matrix_table.h"
#include "ui/kit/sentence_row.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/theme.h"
#include "ui/rooms/settings/class_grid.h"
#include "ui/rooms/settings/profile_sentences.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

/// The sentences are those that the settings read out; where they are the same they are translated once.
struct Sentence {
    Q_DECLARE_TR_FUNCTIONS(meike::ui::ProfileSentences)
};

void markInvalid(QWidget* widget, bool invalid) {
    if (widget->property("invalid").toBool() == invalid) return;
    widget->setProperty("invalid", invalid);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

/// "%3 / %4 / %5" for the fields from `first`.
QString placeholders(qsizetype first, std::size_t number) {
    QStringList parts;
    for (std::size_t i = 0; i < number; ++i) parts << u"%"_s + QString::number(first + static_cast<qsizetype>(i));
    return parts.join(u" / "_s);
}

TierLabel* tierName(const TierRule& tier, Language language) {
    auto* label = new TierLabel;
    label->setTier(tierMark(qs(tier.key)), qs(tier.label.in(language)));
    label->setAccessibleName(qs(tier.label.in(language)));
    return label;
}

}  // namespace

ProfileForm::ProfileForm(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_layout(new QVBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
}

void ProfileForm::setProfile(const ScoringProfile& profile, MinorUnits median) {
    m_profile = profile;
    m_firstGrid = profile.grid;
    m_median = median;
    m_fields.clear();
    rebuild();
}

template <class Ref>
QWidget* ProfileForm::number(const std::string& path, Ref ref, int decimals) {
    using Number = std::remove_reference_t<decltype(ref(std::declval<ScoringProfile&>()))>;
    auto* box = new NumberBox(decimals);
    box->setObjectName(qs(path));
    box->setNumber(ref(m_profile));
    Field field{path, box, nullptr, box};
    field.take = [box, ref](ScoringProfile& profile) {
        if (const auto value = box->number()) {
            constexpr std::int64_t kLeast = std::numeric_limits<Number>::min();
            constexpr std::int64_t kMost = std::numeric_limits<Number>::max();
            ref(profile) = static_cast<Number>(std::clamp(*value, kLeast, kMost));
        }
    };
    m_fields.push_back(std::move(field));
    connect(box, &QLineEdit::textEdited, this, [this] { changed(false); });
    return box;
}

template <class Ref>
QWidget* ProfileForm::choice(const std::string& path, const QStringList& names, Ref ref, bool rebuilds) {
    using Choice = std::remove_reference_t<decltype(ref(std::declval<ScoringProfile&>()))>;
    auto* combo = new QComboBox;
    calmWheel(combo);
    combo->setObjectName(qs(path));
    combo->addItems(names);
    combo->setCurrentIndex(static_cast<int>(ref(m_profile)));
    Field field{path, combo, nullptr, nullptr};
    field.take = [combo, ref](ScoringProfile& profile) { ref(profile) = static_cast<Choice>(combo->currentIndex()); };
    m_fields.push_back(std::move(field));
    connect(combo, &QComboBox::currentIndexChanged, this, [this, rebuilds] { changed(rebuilds); });
    return combo;
}

Card* ProfileForm::addCard(const QString& title) {
    auto* card = new Card(title);
    card->body()->setSpacing(space::kWide);
    m_page->layout()->addWidget(card);
    m_body = card->body();
    return card;
}

SentenceRow* ProfileForm::addSentence(const QString& text, const QList<QWidget*>& widgets) {
    auto* row = new SentenceRow;
    row->setSentence(text, widgets);
    for (Field& field : m_fields)
        if (widgets.contains(field.widget)) field.row = row;
    m_body->addWidget(row);
    return row;
}

void ProfileForm::rebuild() {
    m_filling = true;
    std::map<std::string, QString> halfTyped;
    for (const Field& field : m_fields)
        if (field.number && !field.number->number()) halfTyped[field.path] = field.number->text();
    m_fields.clear();
    m_grid = nullptr;
    m_sum = nullptr;
    // Later: a combo box of the page may have asked for it.
    if (m_page) {
        m_page->hide();
        m_page->deleteLater();
    }
    m_page = new QWidget;
    auto* layout = new QVBoxLayout(m_page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kWide);
    buildValue();
    buildClasses();
    buildStages();
    buildScore();
    buildTiers();
    buildForecast();
    layout->addStretch();
    for (const Field& field : m_fields)
        if (const auto text = halfTyped.find(field.path); field.number && text != halfTyped.end())
            field.number->setText(text->second);
    m_layout->addWidget(m_page);
    m_filling = false;
}

void ProfileForm::addAxis(const QString& text, const std::string& name, AxisRule ScoringProfile::*axis, int decimals,
                          QWidget* unit) {
    QList<QWidget*> widgets{choice("rfm." + name + ".method", {tr("by limits"), tr("by rank")},
                                   [axis](ScoringProfile& p) -> AxisMethod& { return (p.*axis).method; })};
    if (unit) widgets << unit;
    const std::size_t limits = (m_profile.*axis).limits.size();
    QString sentence = text;
    sentence.replace(unit ? u"%3"_s : u"%2"_s, placeholders(widgets.size() + 1, limits));
    for (std::size_t i = 0; i < limits; ++i) {
        widgets << number(
            "rfm." + name + ".limits[" + std::to_string(i) + "]",
            [axis, i](ScoringProfile& p) -> std::int64_t& { return (p.*axis).limits[i]; }, decimals);
    }
    addSentence(sentence, widgets);
}

void ProfileForm::buildValue() {
    addCard(tr("Value and RFM scores"));
    const Language language = m_context.language();
    QStringList bases{tr("the best that most orders have")};
    for (const ValueBasis basis : {ValueBasis::gross, ValueBasis::net, ValueBasis::contribution})
        bases << qs(classRow(basis).label.in(language));
    addSentence(Sentence::tr("Value is measured by %1, over the last %2 days."),
                {choice("value_basis", bases, [](ScoringProfile& p) -> BasisChoice& { return p.valueBasis; }),
                 number("window_days", [](ScoringProfile& p) -> int& { return p.windowDays; })});
    addAxis(Sentence::tr("R is scored %1. Limits, best score first: at most %2 days of silence."), "recency",
            &ScoringProfile::recency, 0);
    addAxis(Sentence::tr("F is scored %1. Limits, best score first: at least %2 purchases in the window."), "frequency",
            &ScoringProfile::frequency, 0);
    const bool median = m_profile.monetaryUnit == MonetaryUnit::median;
    auto* unit = new QComboBox;
    calmWheel(unit);
    unit->setObjectName(u"rfm.monetary.unit"_s);
    unit->addItems({tr("× the median"), qs(m_context.currency())});
    unit->setCurrentIndex(median ? 0 : 1);
    // Without a value to measure by, the numbers would lose their meaning.
    unit->setEnabled(m_median > 0);
    connect(unit, &QComboBox::currentIndexChanged, this,
            [this, unit] { convertMonetary(static_cast<MonetaryUnit>(unit->currentIndex())); });
    addAxis(Sentence::tr("M is scored %1. Limits, best score first, in %2: at least %3."), "monetary",
            &ScoringProfile::monetary, median ? 2 : currencyDecimals(m_context.currency()), unit);
    addSentence(Sentence::tr("F counts %1; M is %2."),
                {choice("count_every_order", {tr("days with a purchase"), tr("every order")},
                        [](ScoringProfile& p) -> bool& { return p.countEveryOrder; }),
                 choice("mean_monetary", {tr("the sum in the window"), tr("the mean of a purchase")},
                        [](ScoringProfile& p) -> bool& { return p.meanMonetary; })});
    addSentence(
        Sentence::tr("Ranks give equal values equal scores. With fewer than %1 clients, or where ranks mean "
                     "nothing, the limits stand in."),
        {number("rfm.quantile_minimum_clients", [](ScoringProfile& p) -> int& { return p.quantileMinimumClients; })});
}

void ProfileForm::buildClasses() {
    addCard(tr("RFM class"));
    addSentence(Sentence::tr("The RFM class is taken from %1."),
                {choice(
                    "rfm.method", {tr("a grid of R and F"), tr("the eight types")},
                    [](ScoringProfile& p) -> RfmMethod& { return p.rfmMethod; }, true)});
    if (m_profile.rfmMethod == RfmMethod::grid) {
        m_grid = new MatrixTable;
        m_grid->setObjectName(u"rfm.grid"_s);
        m_grid->setCellHeight(44);
        connect(m_grid, &MatrixTable::cellActivated, this, &ProfileForm::openGridMenu);
        m_body->addWidget(m_grid);
        auto* hint = makeLabel(tr("Every cell has exactly one class: a click gives it another. The figures are clients "
                                  "under these rules."),
                               TextStyle::small, Tone::secondary);
        hint->setWordWrap(true);
        m_body->addWidget(hint);
        fillGrid();
        return;
    }
    const bool set = m_profile.eightTypes.cut == Cut::value;
    addSentence(Sentence::tr("R, F and M are each high or low; the line between them is %1."),
                {choice(
                    "rfm.eight_types.cut", {tr("the median"), tr("the mean"), tr("a set value")},
                    [](ScoringProfile& p) -> Cut& { return p.eightTypes.cut; }, true)});
    if (!set) return;
    addSentence(
        Sentence::tr("High are R of at most %1 days, F of at least %2 purchases and M of at least %3 %4.")
            .replace(u"%4"_s, qs(m_context.currency())),
        {number("rfm.eight_types.recency_days",
                [](ScoringProfile& p) -> std::int64_t& { return p.eightTypes.recencyDays; }),
         number("rfm.eight_types.frequency", [](ScoringProfile& p) -> std::int64_t& { return p.eightTypes.frequency; }),
         number(
             "rfm.eight_types.monetary", [](ScoringProfile& p) -> std::int64_t& { return p.eightTypes.monetary; },
             currencyDecimals(m_context.currency()))});
}

void ProfileForm::buildStages() {
    addCard(tr("Dormancy, stage and behaviour"));
    QList<QWidget*> widgets;
    for (std::size_t i = 0; i < 3; ++i) {
        widgets << number("dormancy.days[" + std::to_string(i) + "]",
                          [i](ScoringProfile& p) -> int& { return p.dormancyDays[i]; });
    }
    for (std::size_t i = 0; i < 3; ++i) {
        widgets << number(
            "dormancy.rhythm[" + std::to_string(i) + "]",
            [i](ScoringProfile& p) -> int& { return p.dormancyRhythm[i]; }, 2);
    }
    addSentence(Sentence::tr("A client is drowsy after %1, half asleep after %2 and asleep after %3 days of silence; "
                             "with enough "
                             "purchases, "
                             "after %4, %5 and %6 times its own rhythm if that is longer."),
                widgets);
    addSentence(Sentence::tr("A rhythm needs %1 gaps between purchase days."),
                {number("dormancy.minimum_gaps", [](ScoringProfile& p) -> int& { return p.dormancyMinimumGaps; })});
    addSentence(
        Sentence::tr(
            "Past asleep it is churned, past drowsy at risk; %1 purchases make a repeat client, %2 a loyal one."),
        {number("stage.repeat_from", [](ScoringProfile& p) -> int& { return p.repeatFrom; }),
         number("stage.loyal_from", [](ScoringProfile& p) -> int& { return p.loyalFrom; })});
    addSentence(Sentence::tr("After a silence past asleep, a purchase makes it returned for %1 days."),
                {number("stage.returned_days", [](ScoringProfile& p) -> int& { return p.returnedDays; })});
    addSentence(Sentence::tr("From %1 purchases in the window a client buys often."),
                {number("behaviour.frequent_from", [](ScoringProfile& p) -> int& { return p.frequentFrom; })});
    addSentence(Sentence::tr("Clients with the first %1% of the value are A, up to %2% B, the others C."),
                {number("abc.a", [](ScoringProfile& p) -> int& { return p.abcA; }),
                 number("abc.b", [](ScoringProfile& p) -> int& { return p.abcB; })});
}

void ProfileForm::buildScore() {
    addCard(tr("Value score"));
    addSentence(
        Sentence::tr("The value score weighs value in the window %1, frequency %2, margin %3, growth potential "
                     "%4 and "
                     "influence %5; "
                     "missing inputs are left out and named."),
        {number("value_score.weights.amount", [](ScoringProfile& p) -> int& { return p.weights.amount; }),
         number("value_score.weights.frequency", [](ScoringProfile& p) -> int& { return p.weights.frequency; }),
         number("value_score.weights.margin", [](ScoringProfile& p) -> int& { return p.weights.margin; }),
         number("value_score.weights.growth", [](ScoringProfile& p) -> int& { return p.weights.growth; }),
         number("value_score.weights.influence", [](ScoringProfile& p) -> int& { return p.weights.influence; })});
    m_sum = makeLabel({}, TextStyle::body, Tone::secondary);
    m_sum->setObjectName(u"weightSum"_s);
    m_body->addWidget(m_sum);
    showSum();
    addSentence(
        Sentence::tr("A margin of %1% or more scores 100."),
        {number("value_score.margin_full_percent", [](ScoringProfile& p) -> int& { return p.marginFullPercent; })});
    addSentence(Sentence::tr("%1% of the largest risk (overdue share, credit grade, silence) is taken off."),
                {number("value_score.risk.deduction_percent",
                        [](ScoringProfile& p) -> int& { return p.risk.deductionPercent; })});
    QList<QWidget*> grades;
    for (std::size_t i = 0; i < 4; ++i) {
        grades << number("value_score.risk.credit_points[" + std::to_string(i) + "]",
                         [i](ScoringProfile& p) -> int& { return p.risk.creditPoints[i]; });
    }
    addSentence(Sentence::tr("The risk of credit grade A is %1, of B %2, of C %3, of D %4."), grades);
    addSentence(
        Sentence::tr("What is overdue is set against the receipts of the last %1 days."),
        {number("value_score.risk.received_days", [](ScoringProfile& p) -> int& { return p.risk.receivedDays; })});
}

void ProfileForm::buildTiers() {
    addCard(tr("Tiers"));
    const Language language = m_context.language();
    const auto months = [this](std::size_t i) {
        return number("tiers.scale[" + std::to_string(i) + "].reassess_months",
                      [i](ScoringProfile& p) -> int& { return p.tiers[i].reassessMonths; });
    };
    const std::size_t last = m_profile.tiers.size() - 1;
    if (m_profile.tierMethod != TierMethod::value_score) {
        QStringList names;
        for (const TierRule& tier : m_profile.tiers) names << qs(tier.label.in(language));
        addSentence((m_profile.tierMethod == TierMethod::rfm_class ? Sentence::tr("Tiers by RFM class: %1.")
                                                                   : Sentence::tr("Tiers by share of value: %1."))
                        .arg(listText(names)),
                    {});
    }
    for (std::size_t i = 0; i <= last; ++i) {
        auto* name = tierName(m_profile.tiers[i], language);
        if (m_profile.tierMethod == TierMethod::value_score && i < last) {
            addSentence(Sentence::tr("%1 from %2 points, assessed anew every %3 months."),
                        {name,
                         number(
                             "tiers.scale[" + std::to_string(i) + "].limit",
                             [i](ScoringProfile& p) -> int& { return p.tiers[i].limit; }, 2),
                         months(i)});
        } else {
            addSentence(m_profile.tierMethod == TierMethod::value_score
                            ? Sentence::tr("%1 below that, assessed anew every %2 months.")
                            : Sentence::tr("%1: assessed anew every %2 months."),
                        {name, months(i)});
        }
    }
    if (m_profile.tierMethod != TierMethod::value_score) return;
    const auto growth = std::find_if(m_profile.tiers.begin(), m_profile.tiers.end(),
                                     [&](const TierRule& tier) { return tier.key == m_profile.growthTier; });
    if (growth != m_profile.tiers.end()) {
        addSentence(
            Sentence::tr("A growth potential of %1 or more of 100 reaches %2 by itself."),
            {number("tiers.growth_exception.minimum", [](ScoringProfile& p) -> int& { return p.growthMinimum; }),
             tierName(*growth, language)});
    }
    addSentence(Sentence::tr("A client moves up at once. It is held while it is at most %1 points under its limit, "
                             "until a "
                             "second saved "
                             "assessment %2 days later still finds it there."),
                {number(
                     "tiers.hold.points", [](ScoringProfile& p) -> int& { return p.holdPoints; }, 2),
                 number("tiers.hold.grace_days", [](ScoringProfile& p) -> int& { return p.graceDays; })});
}

void ProfileForm::buildForecast() {
    addCard(tr("Forecast"));
    addSentence(
        Sentence::tr("Purchases are forecast by %1 for the next %2 months."),
        {choice("forecast.model",
                {u"BG/NBD"_s, u"MBG/NBD"_s, u"Pareto/NBD"_s, u"MBG/CNBD-k"_s,
                 qs(words::bestModelLabel().in(m_context.language()))},
                [](ScoringProfile& p) -> ForecastModel& { return p.forecast.model; }),
         number("forecast.horizon_months", [](ScoringProfile& p) -> int& { return p.forecast.horizonMonths; })});
    addSentence(Sentence::tr("CLV counts %1% of the value, discounted at %2% a year."),
                {number(
                     "forecast.margin_percent", [](ScoringProfile& p) -> int& { return p.forecast.margin; }, 2),
                 number(
                     "forecast.discount_percent", [](ScoringProfile& p) -> int& { return p.forecast.discount; }, 2)});
    addSentence(
        Sentence::tr("A model makes no lists when more than %1% of those it named did not buy, or more than "
                     "%2% of those who bought were missed."),
        {number("forecast.error_limit_percent", [](ScoringProfile& p) -> int& { return p.forecast.errorLimitPercent; }),
         number("forecast.omission_limit_percent",
                [](ScoringProfile& p) -> int& { return p.forecast.omissionLimitPercent; })});
}

void ProfileForm::changed(bool rebuilds) {
    if (m_filling) return;
    for (const Field& field : m_fields) field.take(m_profile);
    if (rebuilds) {
        rebuild();
    } else {
        showSum();
    }
    emit edited();
}

void ProfileForm::convertMonetary(MonetaryUnit unit) {
    if (m_filling || unit == m_profile.monetaryUnit || m_median <= 0) return;
    for (std::int64_t& limit : m_profile.monetary.limits) {
        const auto converted =
            unit == MonetaryUnit::amount ? mulDivRound(limit, m_median, 100) : mulDivRound(limit, 100, m_median);
        if (converted) limit = *converted;
    }
    m_profile.monetaryUnit = unit;
    rebuild();
    emit edited();
}

void ProfileForm::showSum() {
    const ScoreWeights& w = m_profile.weights;
    const std::int64_t sum = std::int64_t{w.amount} + w.frequency + w.margin + w.growth + w.influence;
    m_sum->setText(sum == 100 ? tr("The weights add up to 100.")
                              : tr("The weights add up to %1: each counts by its share of that.").arg(count(sum)));
}

std::vector<ProfileProblem> ProfileForm::check(QStringList* elsewhere) {
    std::vector<ProfileProblem> problems;
    for (const Field& field : m_fields)
        if (field.number && !field.number->number()) problems.push_back({field.path, ErrorCode::a_number});
    for (const ProfileProblem& problem : validate(m_profile)) {
        const bool said = std::any_of(problems.begin(), problems.end(),
                                      [&](const ProfileProblem& each) { return each.path == problem.path; });
        if (!said) problems.push_back(problem);
    }
    std::map<SentenceRow*, QStringList> texts;
    for (const Field& field : m_fields) {
        bool wrong = false;
        for (const ProfileProblem& problem : problems) {
            if (problem.path != field.path) continue;
            wrong = true;
            const QString text = detailText(problem.expected);
            if (field.row && !texts[field.row].contains(text)) texts[field.row] << text;
        }
        markInvalid(field.widget, wrong);
        if (field.row && !texts.contains(field.row)) texts[field.row] = {};
    }
    for (const auto& [row, expected] : texts)
        row->setProblem(expected.isEmpty() ? QString() : tr("Expected here: %1").arg(expected.join(u"; "_s)));
    if (elsewhere) {
        for (const ProfileProblem& problem : problems) {
            if (!fieldAt(problem.path)) {
                const std::string place = words::profilePathText(problem.path, m_context.language());
                *elsewhere << labelledText(qs(place.empty() ? problem.path : place), detailText(problem.expected));
            }
        }
    }
    return problems;
}

QWidget* ProfileForm::fieldAt(const std::string& path) const {
    for (const Field& field : m_fields)
        if (field.path == path) return field.widget;
    return nullptr;
}

}  // namespace meike::ui
