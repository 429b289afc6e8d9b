// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/choice_editors.h"

#include <QHBoxLayout>
#include <QWheelEvent>
#include <algorithm>

#include "ui/kit/calm_wheel.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/tokens.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

QHBoxLayout* leftRow(QWidget* widget, QWidget* child) {
    auto* layout = new QHBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(child);
    layout->addStretch();
    return layout;
}

constexpr int kComboWidth = 200;

}  // namespace

BooleanEditor::BooleanEditor(const EditorContext& context, const Field& field, QWidget* parent)
    : FieldEditor(context, field, parent), m_box(new QCheckBox(tr("Yes"))) {
    leftRow(this, m_box);
    setInput(m_box);
    connect(m_box, &QCheckBox::toggled, this, &BooleanEditor::edited);
}

Value BooleanEditor::value() const {
    if (m_box->isChecked()) return std::int64_t{1};
    return m_wasEmpty ? Value{} : Value{std::int64_t{0}};
}

void BooleanEditor::setValue(const Value& value) {
    m_wasEmpty = isEmpty(value);
    m_box->setChecked(integerOr(value, 0) != 0);
}

ChoiceEditor::ChoiceEditor(const EditorContext& context, const Field& field, QWidget* parent)
    : FieldEditor(context, field, parent), m_combo(new QComboBox) {
    calmWheel(m_combo);
    m_combo->setMinimumWidth(kComboWidth);
    leftRow(this, m_combo);
    m_combo->addItem(u"—"_s, QString());
    for (const Choice& choice : field.choices) m_combo->addItem(app().text(choice.label), qs(choice.key));
    setInput(m_combo);
    connect(m_combo, &QComboBox::currentIndexChanged, this, &ChoiceEditor::edited);
}

Value ChoiceEditor::value() const { return textValue(u8(m_combo->currentData().toString())); }

void ChoiceEditor::setValue(const Value& value) {
    const QString key = qs(textOrEmpty(value));
    // A key that this version does not know is kept, not lost.
    if (m_combo->findData(key) < 0) m_combo->addItem(key, key);
    m_combo->setCurrentIndex(m_combo->findData(key));
}

ScaleEditor::ScaleEditor(const EditorContext& context, const Field& field, QWidget* parent)
    : FieldEditor(context, field, parent), m_combo(new QComboBox) {
    calmWheel(m_combo);
    m_combo->setMinimumWidth(kComboWidth / 2);
    leftRow(this, m_combo);
    m_combo->addItem(u"—"_s);
    for (std::int64_t n = field.minimum; n <= field.maximum; ++n)
        m_combo->addItem(QString::number(n), static_cast<qlonglong>(n));
    setInput(m_combo);
    connect(m_combo, &QComboBox::currentIndexChanged, this, &ScaleEditor::edited);
}

Value ScaleEditor::value() const {
    const QVariant data = m_combo->currentData();
    return data.isValid() ? Value{static_cast<std::int64_t>(data.toLongLong())} : Value{};
}

void ScaleEditor::setValue(const Value& value) {
    if (isEmpty(value)) {
        m_combo->setCurrentIndex(0);
        return;
    }
    const auto number = static_cast<qlonglong>(integerOr(value, 0));
    if (m_combo->findData(number) < 0) m_combo->addItem(QString::number(number), number);
    m_combo->setCurrentIndex(m_combo->findData(number));
}

ChoicesEditor::ChoicesEditor(const EditorContext& context, const Field& field, QWidget* parent)
    : FieldEditor(context, field, parent) {
    auto* flow = new FlowLayout(this, space::kDouble, space::kHalf);
    flow->setContentsMargins(0, 6, 0, 0);
    for (const Choice& choice : field.choices) {
        auto* box = new QCheckBox(app().text(choice.label));
        box->setProperty("key", qs(choice.key));
        flow->addWidget(box);
        m_boxes << box;
        connect(box, &QCheckBox::toggled, this, &ChoicesEditor::edited);
    }
    setInput(m_boxes.front());
    // A box is called by its own label; the group by the field's.
    m_boxes.front()->setAccessibleName(QString());
    setAccessibleName(app().text(field.label));
}

Value ChoicesEditor::value() const {
    std::vector<std::string> keys;
    for (const QCheckBox* box : m_boxes) {
        if (box->isChecked()) keys.push_back(u8(box->property("key").toString()));
    }
    return textValue(joinKeys(keys));
}

void ChoicesEditor::setValue(const Value& value) {
    const std::vector<std::string_view> keys = splitKeys(textOrEmpty(value));
    for (QCheckBox* box : m_boxes) {
        const std::string key = u8(box->property("key").toString());
        box->setChecked(std::find(keys.begin(), keys.end(), key) != keys.end());
    }
}

}  // namespace meike::ui
