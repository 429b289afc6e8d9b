// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clients/condition_editor.h"

#include <QApplication>
#include <QComboBox>
#include <QCompleter>
#include <QDateEdit>
#include <QGraphicsDropShadowEffect>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "app/field_text.h"
#include "base/pinyin.h"
#include "domain/operators.h"
#include "storage/client_query.h"
#include "ui/app/error_text.h"
#include "ui/clients/condition_text.h"
#include "ui/common/calendar.h"
#include "ui/common/labels.h"
#include "ui/common/search_field.h"
#include "ui/common/table_style.h"
#include "ui/common/text.h"
#include "ui/rules/value_choices.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kEditorWidth = 320;
constexpr int kListHeight = 8 * kRowHeight + 4;
/// A list as short as this needs no search.
constexpr int kSearchFrom = 9;

/// "is" and "is not" over a list are its any_of and none_of with one value.
bool isSpare(const OperatorRow& op, const Field& field) {
    return hasValueChoices(field) && field.type != FieldType::integer && (op.key == "equals" || op.key == "not_equals");
}

bool takesList(std::string_view op) { return op == "any_of" || op == "none_of" || op == "all_of"; }

}  // namespace

ConditionEditor::ConditionEditor(AppContext& context, QWidget* window) : QFrame(window->window()), m_context(context) {
    setObjectName(u"conditionEditor"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kWide);
    layout->setSpacing(space::kUnit);
    m_title = makeLabel({}, TextStyle::strong);
    layout->addWidget(m_title);
    m_operator = new QComboBox;
    m_operator->setObjectName(u"operatorCombo"_s);
    m_operator->setAccessibleName(tr("Comparison"));
    layout->addWidget(m_operator);
    m_values = new QStackedWidget;
    layout->addWidget(m_values);

    m_nothing = new QWidget;
    m_listPage = new QWidget;
    auto* listLayout = new QVBoxLayout(m_listPage);
    listLayout->setContentsMargins(0, 0, 0, 0);
    listLayout->setSpacing(space::kHalf);
    m_listSearch = new SearchField;
    m_listSearch->setObjectName(u"valueSearch"_s);
    m_listSearch->setPlaceholderText(tr("Filter (pinyin works)"));
    m_list = new QListWidget;
    m_list->setObjectName(u"valueList"_s);
    m_list->setAccessibleName(tr("Values"));
    m_list->setFixedHeight(kListHeight);
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new RowDelegate(m_list));
    // A click anywhere on a row ticks it; on the box itself the view has done so already.
    connect(m_list, &QListWidget::itemChanged, this, [this] { m_ticked = true; });
    connect(m_list, &QListWidget::itemPressed, this, [this] { m_ticked = false; });
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) {
        if (!m_ticked) item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    });
    listLayout->addWidget(m_listSearch);
    listLayout->addWidget(m_list);

    const auto pair = [](QWidget* page, QWidget* first, QLabel* between, QWidget* second) {
        auto* line = new QHBoxLayout(page);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(space::kUnit);
        line->addWidget(first, 1);
        line->addWidget(between);
        line->addWidget(second, 1);
    };
    m_linePage = new QWidget;
    m_first = new QLineEdit;
    m_first->setObjectName(u"valueEdit"_s);
    m_first->setAccessibleName(tr("Value"));
    m_and = new QLabel(tr("to"));
    m_second = new QLineEdit;
    m_second->setObjectName(u"secondValueEdit"_s);
    m_second->setAccessibleName(tr("Upper value"));
    pair(m_linePage, m_first, m_and, m_second);
    m_datePage = new QWidget;
    m_from = new QDateEdit;
    m_from->setObjectName(u"fromDateEdit"_s);
    m_from->setAccessibleName(tr("Date"));
    m_dateAnd = new QLabel(tr("to"));
    m_to = new QDateEdit;
    m_to->setObjectName(u"toDateEdit"_s);
    m_to->setAccessibleName(tr("Last date"));
    for (QDateEdit* date : {m_from, m_to}) {
        setCalendar(date, qdate(m_context.today()), m_context.settings().weekStartsOnMonday());
        date->setDisplayFormat(u"yyyy-MM-dd"_s);
    }
    pair(m_datePage, m_from, m_dateAnd, m_to);
    m_daysPage = new QWidget;
    m_days = new QSpinBox;
    m_days->setObjectName(u"daysSpin"_s);
    m_days->setAccessibleName(tr("Days"));
    m_days->setRange(1, 36'500);
    m_daysText = new QLabel(tr("days"));
    auto* days = new QHBoxLayout(m_daysPage);
    days->setContentsMargins(0, 0, 0, 0);
    days->addWidget(m_days, 1);
    days->addWidget(m_daysText);
    for (QWidget* page : {m_nothing, m_listPage, m_linePage, m_datePage, m_daysPage}) m_values->addWidget(page);

    m_error = makeLabel({}, TextStyle::small, Tone::risk);
    m_error->setWordWrap(true);
    m_error->hide();
    layout->addWidget(m_error);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    auto* cancel = new QPushButton(tr("Cancel"));
    m_apply = new QPushButton(tr("Apply"));
    m_apply->setObjectName(u"applyConditionButton"_s);
    setPrimary(m_apply);
    buttons->addWidget(cancel);
    buttons->addWidget(m_apply);
    layout->addLayout(buttons);
    auto* shadow = new QGraphicsDropShadowEffect(this);
    shadow->setBlurRadius(24);
    shadow->setOffset(0, 4);
    shadow->setColor(colors().popupShadow);
    setGraphicsEffect(shadow);
    hide();

    connect(cancel, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_apply, &QPushButton::clicked, this, &ConditionEditor::apply);
    connect(m_operator, &QComboBox::activated, this, [this] {
        showValues({});
        place();
    });
    connect(m_listSearch, &SearchField::queryChanged, this, &ConditionEditor::filterList);
    m_listSearch->installEventFilter(this);
}

void ConditionEditor::openFor(const Rule& condition, QWidget* anchor) {
    m_field = findField(Kind::client, condition.field);
    if (!m_field || !m_context.session()) return;
    m_anchor = anchor;
    m_focusBefore = QApplication::focusWidget();
    m_title->setText(m_context.text(m_field->label));
    setAccessibleName(tr("Condition: %1").arg(m_title->text()));
    m_error->hide();
    std::string op = condition.op;
    if (hasValueChoices(*m_field) && op == "equals") op = "any_of";
    if (hasValueChoices(*m_field) && op == "not_equals") op = "none_of";
    fillOperators(op);
    if (hasValueChoices(*m_field)) fillList(condition.values);
    showValues(condition.values);
    place();
    show();
    raise();
    qApp->installEventFilter(this);
    if (m_values->currentWidget() == m_listPage)
        m_listSearch->isVisible() ? m_listSearch->setFocus() : m_list->setFocus();
    else if (m_values->currentWidget() == m_linePage)
        m_first->setFocus();
    else
        m_operator->setFocus();
}

void ConditionEditor::fillOperators(const std::string& chosen) {
    m_operator->clear();
    const auto add = [&](const OperatorRow& op) {
        m_operator->addItem(m_context.text(op.labelFor(m_field->type)), qs(op.key));
    };
    // Over a list of values "any of" is what one means nearly always.
    if (hasValueChoices(*m_field))
        if (const OperatorRow* any = findOperator("any_of"); any && appliesTo(*any, m_field->type)) add(*any);
    for (const OperatorRow& op : operatorTable()) {
        if (!appliesTo(op, m_field->type) || isSpare(op, *m_field)) continue;
        if (op.key == "any_of" && m_operator->count() > 0 && m_operator->itemData(0).toString() == u"any_of"_s)
            continue;
        // A set of whole numbers without a list would need a syntax of its own.
        if (takesList(op.key) && !hasValueChoices(*m_field)) continue;
        // Ranks, periods and groups of tags are the segment editor's.
        if (op.operand != OperandKind::value && op.operand != OperandKind::days) continue;
        add(op);
    }
    std::string first = chosen;
    if (first.empty() && m_field->type == FieldType::text) first = "contains";
    if (first.empty() && m_field->type == FieldType::date) first = "within_days";
    if (first.empty() && !hasValueChoices(*m_field) && m_operator->findData(u">="_s) >= 0) first = ">=";
    const int at = m_operator->findData(qs(first));
    m_operator->setCurrentIndex(std::max(0, at));
}

void ConditionEditor::showValues(const std::vector<std::string>& values) {
    const std::string op = u8(m_operator->currentData().toString());
    const OperatorRow* row = findOperator(op);
    if (!row) return;
    const auto value = [&](std::size_t at) {
        if (at >= values.size()) return QString();
        // Shares are read and written as per cent.
        return m_field->share ? conditionValueText(*m_field, values[at], m_context.language(), m_context.currency())
                              : qs(values[at]);
    };
    const bool two = row->operands == OperandCount::two;
    if (row->operands == OperandCount::none) {
        m_values->setCurrentWidget(m_nothing);
    } else if (takesList(op)) {
        m_values->setCurrentWidget(m_listPage);
    } else if (row->operand == OperandKind::days) {
        m_values->setCurrentWidget(m_daysPage);
        m_days->setValue(values.empty() ? 90 : value(0).toInt());
    } else if (m_field->type == FieldType::date) {
        m_values->setCurrentWidget(m_datePage);
        const QDate today = qdate(m_context.asOf());
        const auto date = [&](std::size_t at, const QDate& otherwise) {
            const QDate read = QDate::fromString(value(at), Qt::ISODate);
            return read.isValid() ? read : otherwise;
        };
        m_from->setDate(date(0, two ? today.addMonths(-1) : today));
        m_to->setDate(date(1, today));
        m_dateAnd->setVisible(two);
        m_to->setVisible(two);
    } else {
        m_values->setCurrentWidget(m_linePage);
        if (!values.empty() || !two) m_first->setText(values.empty() ? m_first->text() : value(0));
        m_second->setText(value(1));
        m_and->setVisible(two);
        m_second->setVisible(two);
        m_first->setPlaceholderText(m_field->type == FieldType::money
                                        ? tr("Amount in %1, 50万 works").arg(qs(m_context.currency()))
                                    : m_field->share ? tr("30% or 0.3")
                                                     : QString());
        if (m_field->type == FieldType::text && values.empty()) m_first->clear();
        if (m_field->type == FieldType::text && m_field->source == FieldSource::column) {
            QStringList known;
            try {
                for (const auto& [text, number] : distinctTexts(m_context.reader(), m_field->key, 200))
                    known << qs(text);
            } catch (...) {
                m_context.showError(currentError());
            }
            auto* completer = new QCompleter(known, m_first);
            completer->setFilterMode(Qt::MatchContains);
            completer->setCaseSensitivity(Qt::CaseInsensitive);
            m_first->setCompleter(completer);
        } else {
            m_first->setCompleter(nullptr);
        }
    }
    QWidget* current = m_values->currentWidget();
    m_values->setFixedHeight(current == m_nothing ? 0 : current->sizeHint().height());
    m_error->hide();
}

void ConditionEditor::fillList(const std::vector<std::string>& chosen) {
    m_list->clear();
    m_listSearch->clear();
    for (const ValueChoice& choice : valueChoices(m_context, *m_field)) {
        auto* item = new QListWidgetItem(choice.text, m_list);
        item->setData(Qt::UserRole, qs(choice.value));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(std::find(chosen.begin(), chosen.end(), choice.value) != chosen.end() ? Qt::Checked
                                                                                                  : Qt::Unchecked);
    }
    m_listSearch->setVisible(m_list->count() >= kSearchFrom);
    m_list->setFixedHeight(std::min(kListHeight, std::max(1, m_list->count()) * kRowHeight + 4));
    if (m_list->count() > 0) m_list->setCurrentRow(0);
}

void ConditionEditor::filterList(const QString& query) {
    const std::string needle = searchNeedle(u8(query));
    int first = -1;
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem* item = m_list->item(i);
        const bool fits = needle.empty() || searchDocument(u8(item->text())).find(needle) != std::string::npos;
        item->setHidden(!fits);
        if (fits && first < 0) first = i;
    }
    if (first >= 0) m_list->setCurrentRow(first);
}

std::optional<Rule> ConditionEditor::condition() const {
    if (!m_field) return {};
    Rule rule = Rule::condition(std::string(m_field->key), u8(m_operator->currentData().toString()));
    QWidget* page = m_values->currentWidget();
    if (page == m_listPage) {
        for (int i = 0; i < m_list->count(); ++i)
            if (m_list->item(i)->checkState() == Qt::Checked)
                rule.values.push_back(u8(m_list->item(i)->data(Qt::UserRole).toString()));
        // Nothing ticked, but a row chosen by search: that row is meant.
        if (rule.values.empty() && !m_listSearch->text().trimmed().isEmpty() && m_list->currentItem() &&
            !m_list->currentItem()->isHidden())
            rule.values.push_back(u8(m_list->currentItem()->data(Qt::UserRole).toString()));
    } else if (page == m_daysPage) {
        rule.values.push_back(std::to_string(m_days->value()));
    } else if (page == m_datePage) {
        rule.values.push_back(isoDate(fromQDate(m_from->date())));
        if (m_to->isVisibleTo(m_datePage)) rule.values.push_back(isoDate(fromQDate(m_to->date())));
    } else if (page == m_linePage) {
        const auto add = [&](const QLineEdit* edit) {
            const QString text = edit->text().trimmed();
            if (text.isEmpty()) return false;
            if (m_field->type == FieldType::text || m_field->type == FieldType::long_text) {
                rule.values.push_back(u8(text));
                return true;
            }
            ParseContext how;
            how.currency = m_context.currency();
            const auto value = parseText(*m_field, u8(text), how);
            if (!value || isEmpty(*value)) return false;
            TextContext as;
            as.currency = m_context.currency();
            rule.values.push_back(machineText(*m_field, *value, as));
            return true;
        };
        if (!add(m_first)) return {};
        if (m_second->isVisibleTo(m_linePage) && !add(m_second)) return {};
    }
    if (!validate(rule)) return {};
    return rule;
}

void ConditionEditor::apply() {
    const auto rule = condition();
    if (!rule) {
        m_error->setText(m_values->currentWidget() == m_listPage ? tr("Tick at least one value.")
                                                                 : tr("This value cannot be read."));
        m_error->show();
        place();
        return;
    }
    hide();
    emit applied(*rule);
}

void ConditionEditor::place() {
    if (!m_anchor) return;
    if (parentWidget() != m_anchor->window()) setParent(m_anchor->window());
    layout()->invalidate();
    layout()->activate();
    const QWidget* window = parentWidget();
    const QPoint at = m_anchor->mapTo(window, QPoint(0, m_anchor->height() + space::kHalf));
    const QSize size(kEditorWidth, layout()->totalHeightForWidth(kEditorWidth) > 0
                                       ? layout()->totalHeightForWidth(kEditorWidth)
                                       : layout()->sizeHint().height());
    setGeometry(
        std::clamp(at.x(), space::kUnit, std::max(space::kUnit, window->width() - size.width() - space::kUnit)),
        std::clamp(at.y(), space::kUnit, std::max(space::kUnit, window->height() - size.height() - space::kUnit)),
        size.width(), size.height());
}

void ConditionEditor::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        hide();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        apply();
    else
        QFrame::keyPressEvent(event);
}

bool ConditionEditor::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_listSearch && event->type() == QEvent::KeyPress && !m_listSearch->isComposing()) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up) {
            m_list->setFocus();
            QApplication::sendEvent(m_list, event);
            return true;
        }
    }
    if (event->type() == QEvent::ShortcutOverride && isVisible() && qobject_cast<QWidget*>(watched) &&
        isAncestorOf(static_cast<QWidget*>(watched))) {
        // Letters, Enter and Esc are the editor's while it is open, not shortcuts of the window.
        event->accept();
        return true;
    }
    if (event->type() == QEvent::MouseButtonPress && isVisible() && !QApplication::activePopupWidget()) {
        const auto* pressed = qobject_cast<QWidget*>(watched);
        if (pressed && pressed->window() == window() && pressed != this && !isAncestorOf(pressed)) hide();
    }
    return QFrame::eventFilter(watched, event);
}

void ConditionEditor::hideEvent(QHideEvent* event) {
    qApp->removeEventFilter(this);
    QFrame::hideEvent(event);
    if (m_focusBefore) m_focusBefore->setFocus(Qt::PopupFocusReason);
    m_focusBefore.clear();
}

void ConditionEditor::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(colors().surface);
    painter.setPen(QPen(colors().border, 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
}

}  // namespace meike::ui
