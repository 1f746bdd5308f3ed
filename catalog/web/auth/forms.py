"""The forms of signing in and of keeping users: their shape; rules are in core."""

from typing import Any

from wtforms import (
    HiddenField,
    PasswordField,
    SelectField,
    SelectMultipleField,
    StringField,
    ValidationError,
)
from wtforms.validators import EqualTo, InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from catalog.core import password
from catalog.core.permission import ROLES
from catalog.core.user import UserRefused, name_fault, tidy_name
from catalog.web.forms import Form

NAMED = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
NAME_HINT = "字母、数字或汉字，2–40 个，大小写不分。"
PASSWORD_HINT = f"至少 {password.SHORTEST} 个字，可以是一句只有自己知道的话。"


def usable_name(_form: Form, field: StringField) -> None:
    """Refuse what cannot be a name to sign in with."""
    if fault := name_fault(tidy_name(field.data or "")):
        raise ValidationError(fault)


class SignInForm(Form):
    """Name and password."""

    name = StringField("登录名", [InputRequired("请填登录名。")], render_kw=NAMED)
    password = PasswordField(
        "密码", [InputRequired("请填密码。")], render_kw={"autocomplete": "current-password"}
    )


class PasswordForm(Form):
    """A new password, twice. ``name`` is whose it will be."""

    password = PasswordField(
        "新密码",
        [InputRequired("请填新密码。")],
        description=PASSWORD_HINT,
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField(
        "再输一遍新密码",
        [InputRequired("请把新密码再输一遍。"), EqualTo("password", "两次输入的密码不一样。")],
        render_kw={"autocomplete": "new-password"},
    )

    def __init__(self, owner: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.owner = owner

    def validate_password(self, field: PasswordField) -> None:
        """Refuse what is too easy to guess."""
        if fault := password.fault(field.data or "", self.owner):
            raise ValidationError(fault)


class ChangePasswordForm(PasswordForm):
    """A new password, by whoever knows the old one."""

    old = PasswordField(
        "现在的密码",
        [InputRequired("请填现在的密码。")],
        render_kw={"autocomplete": "current-password"},
    )


class FirstKeeperForm(PasswordForm):
    """The first keeper introduces themselves."""

    name = StringField(
        "登录名",
        [InputRequired("请填登录名。"), usable_name],
        description=NAME_HINT,
        render_kw=NAMED,
    )
    display_name = StringField(
        "姓名", [InputRequired("请填姓名。")], render_kw={"autocomplete": "name"}
    )

    def validate_password(self, field: PasswordField) -> None:
        """The name is what was just typed."""
        self.owner = self.name.data or ""
        super().validate_password(field)


class UserForm(Form):
    """What a keeper decides about a user."""

    display_name = StringField("姓名", [InputRequired("请填姓名。")])
    roles = SelectMultipleField(
        "角色",
        choices=ROLES,
        validate_choice=False,  # core/user.py does, in Chinese
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )
    point = SelectField(
        "服务点",
        description="窗口人员必选；打印的材料上写这里。",
        invalid_choice_message="没有这个服务点，请重新选。",
    )
    version = HiddenField()

    def refuse(self, refused: UserRefused) -> None:
        """Show what a service refused at the fields it is about."""
        for name, fault in refused.faults.items():
            if name in self:
                self[name].errors = [*self[name].errors, fault]
            else:
                self.form_errors.append(fault)


class NewUserForm(UserForm):
    """A user who does not exist yet."""

    name = StringField(
        "登录名",
        [InputRequired("请填登录名。"), usable_name],
        description=NAME_HINT + "定下后不能改。",
    )
