// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/settings/profile_sentences.h"

#include <QCoreApplication>

#include "ui/kit/format.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

struct Sentence {
    Q_DECLARE_TR_FUNCTIONS(meike::ui::ProfileSentences)
};

QString hundredths(std::int64_t value) { return QString::number(static_cast<double>(value) / 100.0); }

QString limitsText(const AxisRule& axis, const std::function<QString(std::int64_t)>& text) {
    QStringList parts;
    for (const std::int64_t limit : axis.limits) parts << text(limit);
    return parts.join(u" / "_s);
}

QString axisSentence(const QString& name, const AxisRule& axis, int levels, const QString& limits) {
    if (axis.method == AxisMethod::quantiles) {
        return Sentence::tr(
                   "%1 is scored 1 to %2 by rank: equal values get equal scores. Where ranks mean nothing, by the "
                   "limits %3.")
            .arg(name, QString::number(levels), limits);
    }
    return Sentence::tr("%1 is scored %2 down to 1 by the limits %3.").arg(name, QString::number(levels), limits);
}

QString basisText(BasisChoice basis, Language language) {
    switch (basis) {
        case BasisChoice::best:
            return Sentence::tr(
                "the best that is known for 70% of the gross amount in the window: contribution, else net revenue, "
                "else gross amount; what is missing is estimated");
        case BasisChoice::gross:
            return qs(classRow(ValueBasis::gross).label.in(language));
        case BasisChoice::net:
            return qs(classRow(ValueBasis::net).label.in(language));
        case BasisChoice::contribution:
            return qs(classRow(ValueBasis::contribution).label.in(language));
    }
    return {};
}

QStringList rfmSentences(const ScoringProfile& p, Language language, const std::string& currency) {
    QStringList out;
    out << Sentence::tr("Value is measured by %1, over the last %2 days.")
               .arg(basisText(p.valueBasis, language), count(p.windowDays));
    const auto days = [](std::int64_t limit) { return count(limit); };
    out << axisSentence(Sentence::tr("R (days since the last purchase, project end or service end)"), p.recency,
                        p.levels, limitsText(p.recency, days));
    out << axisSentence(p.countEveryOrder ? Sentence::tr("F (orders in the window)")
                                          : Sentence::tr("F (days with a purchase in the window)"),
                        p.frequency, p.levels, limitsText(p.frequency, days));
    const auto money = [&](std::int64_t limit) {
        return p.monetaryUnit == MonetaryUnit::median ? Sentence::tr("%1 × median").arg(hundredths(limit))
                                                      : moneyShort(limit, currency);
    };
    out << axisSentence(
        p.meanMonetary ? Sentence::tr("M (mean value of a purchase)") : Sentence::tr("M (value in the window)"),
        p.monetary, p.levels, limitsText(p.monetary, money));
    out << (p.rfmMethod == RfmMethod::grid
                ? Sentence::tr("The RFM class follows from R and F by a grid without gaps or overlaps.")
                : Sentence::tr("The RFM class is one of eight types: R, F and M each high or low."));
    return out;
}

QStringList stageSentences(const ScoringProfile& p) {
    QStringList out;
    out << Sentence::tr(
               "A client is drowsy after %1, half asleep after %2 and asleep after %3 days of silence; with enough "
               "purchases, "
               "after %4, %5 and %6 times its own rhythm if that is longer.")
               .arg(count(p.dormancyDays[0]), count(p.dormancyDays[1]), count(p.dormancyDays[2]),
                    hundredths(p.dormancyRhythm[0]), hundredths(p.dormancyRhythm[1]), hundredths(p.dormancyRhythm[2]));
    out << Sentence::tr(
               "Past asleep it is churned, past drowsy at risk; %1 purchases make a repeat client, %2 a loyal one.")
               .arg(p.repeatFrom)
               .arg(p.loyalFrom);
    return out;
}

QStringList tierSentences(const ScoringProfile& p, Language language) {
    QStringList out;
    QStringList tiers;
    if (p.tierMethod == TierMethod::value_score) {
        const ScoreWeights& w = p.weights;
        out << Sentence::tr(
                   "The value score weighs value in the window %1, frequency %2, margin %3, growth potential %4 and "
                   "influence %5; "
                   "missing inputs are left out and named.")
                   .arg(w.amount)
                   .arg(w.frequency)
                   .arg(w.margin)
                   .arg(w.growth)
                   .arg(w.influence);
        out << Sentence::tr("%1% of the largest risk (overdue share, credit grade, silence) is taken off.")
                   .arg(p.risk.deductionPercent);
        for (const TierRule& tier : p.tiers) {
            const QString name = qs(tier.label.in(language));
            tiers << (tier.limit > 0 ? Sentence::tr("%1 from %2").arg(name, hundredths(tier.limit)) : name);
        }
        out << Sentence::tr("Tiers by value score: %1.").arg(listText(tiers));
        if (!p.growthTier.empty()) {
            for (const TierRule& tier : p.tiers) {
                if (tier.key != p.growthTier) continue;
                out << Sentence::tr("A growth potential of %1 or more of 100 reaches %2 by itself.")
                           .arg(QString::number(p.growthMinimum), qs(tier.label.in(language)));
            }
        }
        out << Sentence::tr(
                   "A client moves up at once. It is held while it is at most %1 points under its limit, until a "
                   "second saved "
                   "assessment %2 days later still finds it there.")
                   .arg(hundredths(p.holdPoints), count(p.graceDays));
        return out;
    }
    for (const TierRule& tier : p.tiers) tiers << qs(tier.label.in(language));
    out << (p.tierMethod == TierMethod::rfm_class ? Sentence::tr("Tiers by RFM class: %1.")
                                                  : Sentence::tr("Tiers by share of value: %1."))
               .arg(listText(tiers));
    return out;
}

}  // namespace

QStringList profileSentences(const ScoringProfile& profile, Language language, const std::string& currency) {
    return rfmSentences(profile, language, currency) + stageSentences(profile) + tierSentences(profile, language);
}

}  // namespace meike::ui
