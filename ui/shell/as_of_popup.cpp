// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/as_of_popup.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/profiles.h"
#include "app/score_book.h"
#include "domain/period.h"
#include "exchange/profile_json.h"
#include "storage/records.h"
#include "ui/context/error_text.h"
#include "ui/kit/calendar.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
constexpr int kPopupWidth = 336;
/// When the newest order is older than this, "today" shows nobody active: the last day in the data is offered.
constexpr int kOldDataDays = 60;
}  // namespace

AsOfPopup::AsOfPopup(AppContext& context, QWidget* parent) : QFrame(parent, Qt::Popup), m_context(context) {
    setObjectName(u"asOfPopup"_s);
    setSurface(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kDouble, space::kDouble, space::kDouble, space::kDouble);
    layout->setSpacing(space::kUnit);
    setFixedWidth(kPopupWidth);
    m_title = makeLabel({}, TextStyle::strong, Tone::normal, this);
    m_today = new QPushButton(this);
    m_today->setObjectName(u"asOfTodayButton"_s);
    m_last = new QPushButton(this);
    m_last->setObjectName(u"asOfLastDateButton"_s);
    m_hint = makeLabel({}, TextStyle::small, Tone::secondary, this);
    m_hint->setWordWrap(true);
    m_calendar = new Calendar(this);
    m_calendar->setObjectName(u"asOfCalendar"_s);
    layout->addWidget(m_title);
    // The days that are asked for most: where the last quarter and the last year ended.
    m_quarter = new QPushButton(this);
    m_quarter->setObjectName(u"asOfQuarterButton"_s);
    m_year = new QPushButton(this);
    m_year->setObjectName(u"asOfYearButton"_s);
    layout->addWidget(m_today);
    layout->addWidget(m_last);
    auto* ends = new QHBoxLayout;
    ends->setSpacing(space::kUnit);
    ends->addWidget(m_quarter, 1);
    ends->addWidget(m_year, 1);
    layout->addLayout(ends);
    m_rulesLabel = makeLabel({}, TextStyle::body, Tone::secondary, this);
    m_rules = new QComboBox(this);
    m_rules->setObjectName(u"asOfRulesCombo"_s);
    m_rulesLabel->setBuddy(m_rules);
    layout->addWidget(m_calendar);
    layout->addWidget(m_rulesLabel);
    layout->addWidget(m_rules);
    layout->addWidget(m_hint);
    connect(m_today, &QPushButton::clicked, this, [this] {
        m_rules->setCurrentIndex(0);
        choose({});
    });
    // Stays open: a day is often chosen with the rules.
    connect(m_rules, &QComboBox::activated, this, [this] { m_context.setAsOf(shownDay(), chosenRules()); });
    connect(m_quarter, &QPushButton::clicked, this, [this] { choose(endOf("last_quarter")); });
    connect(m_year, &QPushButton::clicked, this, [this] { choose(endOf("last_year")); });
    connect(m_last, &QPushButton::clicked, this, [this] {
        if (m_context.session()) choose(m_context.session()->lastOrderDate());
    });
    connect(m_calendar, &Calendar::activated, this, [this](const QDate& day) { choose(fromQDate(day)); });
    connect(m_calendar, &Calendar::clicked, this, [this](const QDate& day) { choose(fromQDate(day)); });
    retranslate();
}

void AsOfPopup::openUnder(QWidget* anchor) {
    if (!m_context.session()) return;
    const auto last = m_context.session()->lastOrderDate();
    const Date today = m_context.today();
    m_last->setVisible(last && today - *last > std::chrono::days(kOldDataDays));
    m_calendar->setFirstDayOfWeek(m_context.settings().weekStartsOnMonday() ? Qt::Monday : Qt::Sunday);
    m_calendar->setMaximumDate(qdate(today));
    m_calendar->setToday(qdate(today));
    m_calendar->setSelectedDate(qdate(m_context.asOf()));
    fillRules();
    retranslate();
    adjustSize();
    move(anchor->mapToGlobal(QPoint(0, anchor->height() + space::kHalf)));
    show();
    m_calendar->setFocus();
}

Date AsOfPopup::endOf(const char* period) const { return periodRange(*findPeriod(period), m_context.today()).to; }

std::optional<Date> AsOfPopup::shownDay() const {
    return m_context.asOf() < m_context.today() ? std::optional(m_context.asOf()) : std::nullopt;
}

void AsOfPopup::choose(std::optional<Date> day) {
    close();
    m_context.setAsOf(day, chosenRules());
}

std::optional<ScoringProfile> AsOfPopup::chosenRules() const {
    const int at = m_rules->currentIndex();
    return at > 0 ? std::optional(m_versions.at(static_cast<std::size_t>(at - 1))) : std::nullopt;
}

void AsOfPopup::fillRules() {
    m_rules->clear();
    m_versions.clear();
    const auto name = [this](const ScoringProfile& profile) {
        return tr("%1, version %2").arg(qs(profile.label.in(m_context.language()))).arg(profile.version);
    };
    try {
        Database& reader = m_context.reader();
        const ScoringProfile inUse = profileInUse(reader);
        m_rules->addItem(tr("%1 (in use)").arg(name(inUse)));
        for (const Record& record : allRecords(reader, Kind::scoring_profile)) {
            auto profile = parseProfile(record.text("body"));
            if (!profile) continue;
            profile->version = static_cast<int>(record.integer("version", profile->version));
            if (*profile == inUse) continue;
            m_rules->addItem(name(*profile));
            if (m_context.otherRules() == *profile) m_rules->setCurrentIndex(m_rules->count() - 1);
            m_versions.push_back(*std::move(profile));
        }
    } catch (...) {
        m_context.showError(currentError());
    }
    // One set of rules is no choice.
    m_rules->setVisible(!m_versions.empty());
    m_rulesLabel->setVisible(!m_versions.empty());
}

void AsOfPopup::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void AsOfPopup::retranslate() {
    m_title->setText(tr("Show everything as of"));
    m_today->setText(tr("Today, %1").arg(dateText(m_context.today())));
    const auto last = m_context.session() ? m_context.session()->lastOrderDate() : std::optional<Date>();
    m_last->setText(last ? tr("Last date in the data, %1").arg(dateText(*last)) : QString());
    m_quarter->setText(tr("End of last quarter"));
    m_year->setText(tr("End of last year"));
    if (m_context.session()) {
        m_quarter->setToolTip(dateText(endOf("last_quarter")));
        m_year->setToolTip(dateText(endOf("last_year")));
    }
    m_hint->setText(
        tr("Orders, payments and interactions are as of that day; tags, owners and other fields are today's."));
    m_rulesLabel->setText(tr("Scored by the rules"));
    m_rules->setAccessibleName(tr("Scored by the rules"));
    setAccessibleName(tr("As-of date"));
    m_calendar->setAccessibleName(tr("As-of date"));
}

}  // namespace meike::ui
