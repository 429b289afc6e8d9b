// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/record.h"
#include "ui/kit/form_dialog.h"

namespace meike::ui {

class AppContext;
class FieldEditor;

/// An event, new or known. Its guests follow its day.
class EventSheet : public FormDialog {
    Q_OBJECT

public:
    EventSheet(AppContext& context, const Record& event, QWidget* parent);
    bool isModified() const override { return m_edited; }

private:
    bool submit();

    AppContext& m_context;
    Record m_event;
    QList<FieldEditor*> m_editors;
    bool m_edited = false;
};

}  // namespace meike::ui
