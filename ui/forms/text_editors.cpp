// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/text_editors.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QWidgetAction>

#include "app/field_text.h"
#include "base/money.h"
#include "base/unicode.h"
#include "exchange/value_parser.h"
#include "storage/records.h"
#include "ui/kit/calendar.h"
#include "ui/kit/labels.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kShortWidth = 200;
constexpr int kLongTextLines = 3;

QHBoxLayout* rowLayout(QWidget* widget) {
    auto* layout = new QHBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kUnit);
    return layout;
}

/// 1234567.8 as 1,234,567.8
QString grouped(const std::string& plain) {
    QString text = qs(plain);
    qsizetype point = text.indexOf(u'.');
    if (point < 0) point = text.size();
    const qsizetype first = text.startsWith(u'-') ? 1 : 0;
    for (qsizetype at = point - 3; at > first; at -= 3) text.insert(at, u',');
    return text;
}

std::string cleaned(const QString& text) { return cleanText(u8(text)); }

}  // namespace

LineEditor::LineEditor(const EditorContext& context, const Field& field, QWidget* parent)
    : FieldEditor(context, field, parent), m_edit(new QLineEdit) {
    rowLayout(this)->addWidget(m_edit, 1);
    setInput(m_edit);
    connect(m_edit, &QLineEdit::textChanged, this, &LineEditor::edited);
}

Value LineEditor::value() const { return textValue(std::string(trimmed(cleaned(m_edit->text())))); }

void LineEditor::setValue(const Value& value) {
    m_edit->setText(qs(textOrEmpty(value)));
    m_edit->setCursorPosition(0);
}

LongTextEditor::LongTextEditor(const EditorContext& context, const Field& field, QWidget* parent)
    : FieldEditor(context, field, parent), m_edit(new QPlainTextEdit) {
    rowLayout(this)->addWidget(m_edit, 1);
    m_edit->setTabChangesFocus(true);
    m_edit->setFixedHeight(m_edit->fontMetrics().lineSpacing() * kLongTextLines + space::kDouble);
    setInput(m_edit);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &LongTextEditor::edited);
}

Value LongTextEditor::value() const { return textValue(std::string(trimmed(cleaned(m_edit->toPlainText())))); }
void LongTextEditor::setValue(const Value& value) { m_edit->setPlainText(qs(textOrEmpty(value))); }

NumberEditor::NumberEditor(const EditorContext& context, const Field& field, QWidget* parent)
    : LineEditor(context, field, parent) {
    m_edit->setMaximumWidth(kShortWidth);
    static_cast<QHBoxLayout*>(layout())->addStretch();
}

Result<std::int64_t> NumberEditor::parse() const {
    const std::string text = u8(m_edit->text());
    if (field().type == FieldType::integer) return parseInteger(text);
    const Result<ParsedNumber> number = parseNumber(text);
    if (!number) return tl::unexpected(number.error());
    return number->value.rounded(field().scale);
}

Value NumberEditor::value() const {
    if (isEmptyCell(u8(m_edit->text())) || !fault().isEmpty()) return {};
    return *parse();
}

void NumberEditor::setValue(const Value& value) {
    m_edit->setText(isEmpty(value) ? QString() : qs(scaledText(integerOr(value, 0), field().scale)));
}

QString NumberEditor::fault() const {
    if (isEmptyCell(u8(m_edit->text()))) return {};
    const Result<std::int64_t> number = parse();
    if (!number) return tr("This is not a number.");
    const bool limited = field().minimum != 0 || field().maximum != 0;
    if (limited && (*number < field().minimum || *number > field().maximum)) {
        const auto limit = [this](std::int64_t value) { return qs(scaledText(value, field().scale)); };
        return tr("Must be between %1 and %2.").arg(limit(field().minimum), limit(field().maximum));
    }
    return {};
}

MoneyEditor::MoneyEditor(const EditorContext& context, const Field& field, QWidget* parent)
    : LineEditor(context, field, parent), m_currency(makeLabel({}, TextStyle::body, Tone::secondary)) {
    m_edit->setMaximumWidth(kShortWidth);
    m_edit->setAlignment(Qt::AlignRight);
    auto* row = static_cast<QHBoxLayout*>(layout());
    row->addWidget(m_currency);
    row->addStretch();
    MoneyEditor::surroundingsChanged();
    connect(m_edit, &QLineEdit::editingFinished, this, [this] {
        if (fault().isEmpty() && !isEmpty(value())) setValue(value());
    });
}

Value MoneyEditor::value() const {
    const std::string text = u8(m_edit->text());
    if (isEmptyCell(text) || !fault().isEmpty()) return {};
    return parseAmount(text, currencyDecimals(context().currency()))->minor;
}

void MoneyEditor::setValue(const Value& value) {
    const QString text =
        isEmpty(value) ? QString() : grouped(plainAmount(integerOr(value, 0), currencyDecimals(context().currency())));
    if (text != m_edit->text()) m_edit->setText(text);
}

QString MoneyEditor::fault() const {
    const std::string text = u8(m_edit->text());
    if (isEmptyCell(text)) return {};
    const std::string currency = context().currency();
    const Result<ParsedAmount> amount = parseAmount(text, currencyDecimals(currency));
    if (!amount) return tr("This is not an amount of money.");
    if (!amount->currency.empty() && amount->currency != currency)
        return tr("The amount must be in %1.").arg(qs(currency));
    return {};
}

void MoneyEditor::surroundingsChanged() { m_currency->setText(qs(context().currency())); }

DateEditor::DateEditor(const EditorContext& context, const Field& field, QWidget* parent)
    : LineEditor(context, field, parent), m_button(new QToolButton) {
    m_edit->setMaximumWidth(kShortWidth);
    m_button->setIcon(icon(u"calendar"_s, Tone::secondary));
    describe();
    auto* row = static_cast<QHBoxLayout*>(layout());
    row->addWidget(m_button);
    row->addStretch();
    connect(m_button, &QToolButton::clicked, this, &DateEditor::showCalendar);
    connect(m_edit, &QLineEdit::editingFinished, this, [this] {
        if (fault().isEmpty() && !isEmpty(value())) m_edit->setText(qs(textOrEmpty(value())));
    });
}

void DateEditor::describe() {
    m_edit->setPlaceholderText(tr("YYYY-MM-DD"));
    m_button->setToolTip(tr("Choose from a calendar"));
    m_button->setAccessibleName(tr("Choose from a calendar"));
}

void DateEditor::changeEvent(QEvent* event) {
    // Pages keep their editors when the language changes.
    if (event->type() == QEvent::LanguageChange) describe();
    LineEditor::changeEvent(event);
}

Value DateEditor::value() const {
    const Result<Date> date = parseDate(u8(m_edit->text()));
    return date ? Value{isoDate(*date)} : Value{};
}

void DateEditor::setValue(const Value& value) { m_edit->setText(qs(textOrEmpty(value))); }

QString DateEditor::fault() const {
    const std::string text = u8(m_edit->text());
    if (isEmptyCell(text) || parseDate(text)) return {};
    // Read in a fixed order it is a date: then only the order was in doubt.
    if (parseDate(text, DateOrder::dmy) || parseDate(text, DateOrder::mdy)) {
        return tr("This date can be read in two ways. Write it as 2026-03-09.");
    }
    return tr("There is no such date. Write it as 2026-03-09.");
}

void DateEditor::showCalendar() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto* calendar = new Calendar;
    calendar->setToday(qdate(app().today()));
    calendar->setFirstDayOfWeek(app().settings().weekStartsOnMonday() ? Qt::Monday : Qt::Sunday);
    const Value current = value();
    calendar->setSelectedDate(qdate(isEmpty(current) ? app().today() : *parseIsoDate(textOrEmpty(current))));
    auto* action = new QWidgetAction(menu);
    action->setDefaultWidget(calendar);
    menu->addAction(action);
    if (!field().required) menu->addAction(tr("No date"), this, [this] { m_edit->clear(); });
    const auto choose = [this, menu](const QDate& day) {
        m_edit->setText(qs(isoDate(fromQDate(day))));
        menu->close();
    };
    connect(calendar, &Calendar::clicked, this, choose);
    connect(calendar, &Calendar::activated, this, choose);
    menu->popup(m_edit->mapToGlobal(QPoint(0, m_edit->height())));
    calendar->setFocus();
}

CurrencyEditor::CurrencyEditor(const EditorContext& context, const Field& field, QWidget* parent)
    : FieldEditor(context, field, parent), m_combo(new QComboBox) {
    auto* row = rowLayout(this);
    row->addWidget(m_combo);
    row->addStretch();
    m_combo->setEditable(true);
    m_combo->setInsertPolicy(QComboBox::NoInsert);
    m_combo->setMaximumWidth(kShortWidth);
    QStringList codes{qs(app().currency())};
    if (app().session()) {
        for (const Record& rate : allRecords(app().reader(), Kind::rate)) codes << qs(rate.text("currency"));
    }
    codes << u"CNY"_s << u"USD"_s << u"EUR"_s << u"HKD"_s << u"JPY"_s << u"GBP"_s;
    codes.removeDuplicates();
    m_combo->addItems(codes);
    setInput(m_combo);
    connect(m_combo, &QComboBox::editTextChanged, this, &CurrencyEditor::edited);
}

Value CurrencyEditor::value() const {
    const Result<std::string> code = parseCurrency(u8(m_combo->currentText()));
    return code ? Value{*code} : Value{};
}

void CurrencyEditor::setValue(const Value& value) { m_combo->setEditText(qs(textOrEmpty(value))); }

QString CurrencyEditor::fault() const {
    const std::string text = u8(m_combo->currentText());
    return isEmptyCell(text) || parseCurrency(text) ? QString() : tr("This is not a currency code such as CNY or USD.");
}

}  // namespace meike::ui
