// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/calendar.h"

#include <QBoxLayout>
#include <QDateEdit>
#include <QEvent>
#include <QTextCharFormat>
#include <QToolButton>
#include <algorithm>

#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

/// Makes a date edit's calendar when somebody turns to the edit. A calendar is dear: 0.3 ms, more than the rest of a
/// form's line, and most are never opened.
class CalendarMaker : public QObject {
public:
    CalendarMaker(QDateEdit* edit, const QDate& today, bool mondayFirst)
        : QObject(edit), m_edit(edit), m_today(today), m_mondayFirst(mondayFirst) {
        edit->installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override {
        const QEvent::Type type = event->type();
        if (type == QEvent::FocusIn || type == QEvent::Enter || type == QEvent::MouseButtonPress ||
            type == QEvent::KeyPress) {
            m_edit->removeEventFilter(this);
            auto* calendar = new Calendar;
            calendar->setToday(m_today);
            calendar->setFirstDayOfWeek(m_mondayFirst ? Qt::Monday : Qt::Sunday);
            m_edit->setCalendarWidget(calendar);
            deleteLater();
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QDateEdit* m_edit;
    QDate m_today;
    bool m_mondayFirst;
};

}  // namespace

Calendar::Calendar(QWidget* parent) : QCalendarWidget(parent) {
    setVerticalHeaderFormat(NoVerticalHeader);
    setHorizontalHeaderFormat(ShortDayNames);
    setGridVisible(false);
    // Qt's own arrows are drawn for its own dark bar.
    for (const auto& [name, picture] : {std::pair{u"qt_calendar_prevmonth"_s, u"chevron-left"_s},
                                        std::pair{u"qt_calendar_nextmonth"_s, u"chevron-right"_s}})
        if (auto* button = findChild<QToolButton*>(name)) {
            button->setIcon(icon(picture, Tone::secondary));
            button->setIconSize(QSize(16, 16));
        }
    arrangeBar();
    applyColors();
}

void Calendar::arrangeBar() {
    // Qt has the month before the year everywhere.
    auto* bar = findChild<QWidget*>(u"qt_calendar_navigationbar"_s);
    auto* row = bar ? qobject_cast<QBoxLayout*>(bar->layout()) : nullptr;
    auto* month = findChild<QWidget*>(u"qt_calendar_monthbutton"_s);
    auto* year = findChild<QWidget*>(u"qt_calendar_yearbutton"_s);
    if (!row || !month || !year) return;
    // A gap stands between the two places.
    const auto [first, second] = std::minmax({row->indexOf(month), row->indexOf(year)});
    row->removeWidget(month);
    row->removeWidget(year);
    const bool yearFirst = locale().dateFormat(QLocale::LongFormat).startsWith(u'y');
    row->insertWidget(first, yearFirst ? year : month);
    row->insertWidget(second, yearFirst ? month : year);
}

void Calendar::setToday(const QDate& today) {
    setDateTextFormat(m_today, QTextCharFormat());
    m_today = today;
    applyColors();
}

void Calendar::applyColors() {
    // Formats announce themselves as changes of the look: once is enough.
    if (m_colouring) return;
    m_colouring = true;
    const Colors& c = colors();
    QTextCharFormat header;
    header.setForeground(c.secondary);
    header.setBackground(c.surface);
    setHeaderTextFormat(header);
    for (int day = Qt::Monday; day <= Qt::Sunday; ++day)
        setWeekdayTextFormat(static_cast<Qt::DayOfWeek>(day), QTextCharFormat());
    if (m_today.isValid()) {
        QTextCharFormat today;
        today.setForeground(c.accent);
        today.setFontWeight(QFont::Bold);
        setDateTextFormat(m_today, today);
    }
    m_colouring = false;
}

void Calendar::changeEvent(QEvent* event) {
    QCalendarWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) applyColors();
    if (event->type() == QEvent::LanguageChange) {
        setLocale(QLocale());
        arrangeBar();
    }
}

void setCalendar(QDateEdit* edit, const QDate& today, bool mondayFirst) {
    edit->setCalendarPopup(true);
    new CalendarMaker(edit, today, mondayFirst);
}

}  // namespace meike::ui
